import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, test } from 'node:test'
import fc from 'fast-check'
import sharp from 'sharp'
import { newKeyringSpec, openKeyring, rotateKeyring, UnknownKey } from '../crypto/keyring.ts'
import {
  DamagedFile,
  type FileRefusal,
  fileStore,
  kindOf,
  type PutOptions,
  type StoredFile,
  safeFileName,
} from './index.ts'

const home = await mkdtemp(join(tmpdir(), 'linggong-files-'))
after(() => rm(home, { recursive: true, force: true }))
const spec = newKeyringSpec()
const store = fileStore(home, openKeyring(spec))

const blank = (width = 60, height = 40) => sharp({ create: { width, height, channels: 3, background: '#c33' } })
const photo = await blank()
  .jpeg()
  .withExif({
    IFD0: { Make: 'Phone', Copyright: '张三 13800138000' },
    IFD3: { GPSLatitude: '23/1 6/1 0/1', GPSLongitude: '113/1 19/1 0/1' },
  })
  .toBuffer()
const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')
const csv = Buffer.from('姓名,工种\n张三,搬运工\n')
const all: PutOptions = { name: 'a', kinds: ['jpeg', 'png', 'webp', 'pdf', 'xlsx', 'csv'] }

async function kept(content: Uint8Array | Readable, options: Partial<PutOptions> = {}): Promise<StoredFile> {
  const answer = await store.putFile(content, { ...all, ...options })
  if ('refusal' in answer) assert.fail(answer.refusal)
  return answer
}
async function refused(content: Uint8Array | Readable, options: Partial<PutOptions> = {}): Promise<FileRefusal> {
  const answer = await store.putFile(content, { ...all, ...options })
  if (!('refusal' in answer)) assert.fail(`kept as ${answer.kind}`)
  return answer.refusal
}

test('a picture loses where it was taken and by whom', async () => {
  assert.ok(photo.includes('13800138000'))
  assert.ok((await sharp(photo).metadata()).exif)
  const file = await kept(photo, { name: 'IMG_001.JPG' })
  const content = (await store.getFile(file.id))!
  const metadata = await sharp(content).metadata()
  assert.equal(metadata.exif, undefined)
  assert.ok(!content.includes('13800138000'))
  assert.deepEqual([file.kind, file.mime, file.name, file.size], ['jpeg', 'image/jpeg', 'IMG_001.jpg', content.length])
})

test('what hides behind the last pixel is gone, and a sideways photo stands upright', async () => {
  const polyglot = Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')])
  assert.ok(!(await store.getFile((await kept(polyglot)).id))!.includes('<script>'))
  const sideways = await blank(60, 40).jpeg().withMetadata({ orientation: 6 }).toBuffer()
  const upright = await sharp((await store.getFile((await kept(sideways)).id))!).metadata()
  assert.deepEqual([upright.width, upright.height], [40, 60])
})

test('large pictures become as large as is useful', async () => {
  for (const kind of ['png', 'webp', 'jpeg'] as const) {
    const file = await kept(await blank(4000, 1000)[kind]().toBuffer())
    const { width, height, format } = await sharp((await store.getFile(file.id))!).metadata()
    assert.deepEqual([width, height, format, file.kind], [2560, 640, kind, kind])
  }
})

test('damaged pictures and pictures that unpack to gigabytes are refused', async () => {
  assert.equal(await refused(photo.subarray(0, 300)), 'picture-unreadable')
  const bomb = Buffer.from(await blank().png().toBuffer())
  bomb.writeUInt32BE(60_000, 16)
  bomb.writeUInt32BE(60_000, 20)
  assert.equal(await refused(bomb), 'picture-unreadable')
})

test('a file is what its bytes are, whatever its name says', async () => {
  assert.equal((await kept(pdf, { name: 'licence.exe' })).name, 'licence.pdf')
  assert.equal((await kept(csv)).kind, 'csv')
  assert.equal(await kindOf(Buffer.from('d0d5c3fb2cb9a4d6d60a', 'hex')), 'csv') // 姓名,工种 in GB 18030
  const unknown: [string, Buffer][] = [
    ['program', Buffer.from('MZ\x90\x00\x03'.padEnd(200, '\0'), 'latin1')],
    ['html', Buffer.from('<!doctype html><p>a,b</p>')],
    ['svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>a,b</script></svg>')],
    ['zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
    ['noise', Buffer.from([0, 1, 2, 3, 44, 255, 254])],
    [
      'gif',
      Buffer.from('47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b', 'hex'),
    ],
  ]
  for (const [name, bytes] of unknown)
    assert.equal(await refused(bytes, { name: `${name}.jpg` }), 'file-kind-unknown', name)
  assert.equal(await refused(pdf, { kinds: ['jpeg', 'png'] }), 'file-kind-not-allowed')
  assert.equal(await refused(Buffer.alloc(0)), 'file-empty')
})

test('a too large upload is cut off while it comes in', async () => {
  assert.equal(await refused(csv, { maxBytes: 10 }), 'file-too-large')
  let sent = 0
  const endless = Readable.from(
    (async function* () {
      for (;;) {
        sent += 65_536
        yield Buffer.alloc(65_536, 'a,')
      }
    })(),
  )
  assert.equal(await refused(endless), 'file-too-large')
  assert.ok(sent < 12 * 1024 * 1024)
  assert.equal((await kept(Readable.from([csv.subarray(0, 5), csv.subarray(5)]))).id, (await kept(csv)).id)
})

test('the same content is kept once, even when it comes many times at once', async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, () => kept(Buffer.from('甲,乙\n')).then((file) => file.id)))
  assert.equal(new Set(ids).size, 1)
  const names = (await readdir(join(home, 'files'), { recursive: true })).filter((name) => name.includes('.part'))
  assert.deepEqual(names, [])
})

test('personal files are sealed on disk, do not betray what they are, and survive a rotation', async () => {
  const plain = await kept(csv)
  const personal = await kept(csv, { personal: true })
  assert.equal((await kept(csv, { personal: true })).id, personal.id)
  assert.ok(!personal.id.includes(plain.sha256))
  const raw = await readFile(onDisk(personal.id))
  assert.ok(!raw.includes('张三'))
  assert.deepEqual(await store.getFile(personal.id), csv)
  await assert.rejects(fileStore(home, openKeyring(newKeyringSpec())).getFile(personal.id), DamagedFile)
  const rotated = fileStore(home, openKeyring(rotateKeyring(spec, { index: true, profile: 'sm' })))
  assert.deepEqual(await rotated.getFile(personal.id), csv)
  assert.deepEqual([await rotated.resealFile(personal.id), await rotated.resealFile(personal.id)], [true, false])
  assert.deepEqual(await rotated.getFile(personal.id), csv)
  await assert.rejects(store.getFile(personal.id), UnknownKey)
  assert.equal(await rotated.resealFile(plain.id), false)
})

test('a file changed on disk is noticed', async () => {
  for (const personal of [false, true]) {
    const { id } = await kept(Buffer.from(`一,${personal}\n`), { personal })
    const raw = await readFile(onDisk(id))
    raw[raw.length - 20 > 0 ? raw.length - 3 : 0]! ^= 1
    await writeFile(onDisk(id), raw)
    await assert.rejects(store.getFile(id), DamagedFile)
  }
})

test('what is not an id is not a file, and erased is erased', async () => {
  for (const id of [
    '',
    '../../etc/passwd',
    'p.xyz',
    `p.${'a'.repeat(64)}`,
    `s.k1.${'0'.repeat(64)}`,
    `s../.${'0'.repeat(64)}`,
  ]) {
    assert.equal(await store.getFile(id), null, id)
    assert.equal(await store.hasFile(id), false, id)
  }
  const { id } = await kept(Buffer.from('会,删\n'))
  assert.equal(await store.hasFile(id), true)
  await store.removeFile(id)
  assert.equal(await store.hasFile(id), false)
})

test('names are safe to offer for download', () => {
  assert.equal(safeFileName('营业执照.jpeg', 'jpeg'), '营业执照.jpg')
  assert.equal(safeFileName('../../etc/passwd', 'pdf'), 'passwd.pdf')
  assert.equal(safeFileName('C:\\temp\\名册.xlsx', 'xlsx'), '名册.xlsx')
  assert.equal(safeFileName('a\u202egpj.exe', 'jpeg'), 'agpj.jpg')
  assert.equal(safeFileName('con', 'csv'), '文件.csv')
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const safe = safeFileName(name, 'pdf')
      assert.match(safe, /^[^\\/<>:"|?*\p{Cc}\p{Cf}.][^\\/<>:"|?*\p{Cc}\p{Cf}]*\.pdf$/u)
      assert.ok([...safe].length <= 84)
    }),
  )
})

function onDisk(id: string): string {
  const hex = id.slice(-64)
  return join(home, 'files', hex.slice(0, 2), hex.slice(2, 4), id)
}
