import assert from 'node:assert/strict'
import { test } from 'node:test'
import QRCode from 'qrcode'
import sharp from 'sharp'
import { qrPng, qrSvg } from './qr.ts'

const text = 'https://linggong.example/c/7QK2M9'

test('the drawn code holds exactly the modules, inside a white quiet zone', async () => {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'Q' })
  const side = modules.size + 8
  const scale = 4
  for (const picture of [Buffer.from(qrSvg(text)), await qrPng(text, { level: 'Q', widthPx: side * scale })]) {
    const { data, info } = await sharp(picture, { density: 72 })
      .resize(side * scale, side * scale, { kernel: 'nearest' })
      .flatten({ background: '#fff' })
      .grayscale()
      .raw()
      .toBuffer({ resolveWithObject: true })
    for (let row = 0; row < side; row++) {
      for (let column = 0; column < side; column++) {
        const dark = data[(row * scale + 2) * info.width + column * scale + 2]! < 128
        const inside = row >= 4 && column >= 4 && row < side - 4 && column < side - 4
        assert.equal(dark, inside && Boolean(modules.get(row - 4, column - 4)), `${row},${column}`)
      }
    }
  }
})

test('a text too long for any code is refused', () => {
  assert.throws(() => qrSvg('长'.repeat(3000)))
})
