/** QR codes. Level M on screens, Q on paper and boards, where rain and scratches come; four white modules around (ISO 18004). */
import QRCode from 'qrcode'

export type QrLevel = 'M' | 'Q' | 'H'
export type QrOptions = { level?: QrLevel; quietModules?: number }

/** An SVG without size of its own: it fills the box it is put into. Throws when the text is too long for any code. */
export function qrSvg(text: string, { level = 'Q', quietModules = 4 }: QrOptions = {}): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: level })
  const side = modules.size + 2 * quietModules
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue
      let width = 1
      while (column + width < modules.size && modules.get(row, column + width)) width++
      path += `M${column + quietModules} ${row + quietModules}h${width}v1h-${width}z`
      column += width
    }
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`
  )
}

/** A PNG at least `widthPx` wide; modules are whole pixels, so that cheap scanners read it. */
export function qrPng(
  text: string,
  { level = 'M', quietModules = 4, widthPx = 480 }: QrOptions & { widthPx?: number } = {},
): Promise<Buffer> {
  const side = QRCode.create(text, { errorCorrectionLevel: level }).modules.size + 2 * quietModules
  return QRCode.toBuffer(text, {
    errorCorrectionLevel: level,
    margin: quietModules,
    scale: Math.max(1, Math.ceil(widthPx / side)),
  })
}
