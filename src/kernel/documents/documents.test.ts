import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { FONT_PATHS, readCoverage } from './coverage.ts'
import { DOCUMENTS_DIR, DocumentError, isPrintable, missingGlyphs, printableText, typstRenderer } from './index.ts'

const renderer = typstRenderer()
const own = await mkdtemp(join(tmpdir(), 'linggong-documents-'))
const ownRenderer = typstRenderer(own)
after(async () => {
  await renderer.close()
  await ownRenderer.close()
  await rm(own, { recursive: true, force: true })
})

const madeAt = new Date('2026-11-23T05:00:00Z')
const codes = { card: 'https://linggong.example/c/7QK2M9' }
const card = {
  number: 'YG-440106-20261124-000381',
  market: '广州市天河区石牌零工市场',
  worker: '欧阳娜娜',
  employer: { name: '天河青河建材经营部', identity: '营业执照已核对' },
  occupation: '装卸搬运工',
  kind: '日结工',
  on: '2026年11月24日（星期二）',
  time: '08:00 到 18:00',
  hours: '8 小时，中间休息 2 小时',
  place: '石牌街道龙口西路漖心村二横巷18号',
  meetingPoint: '石牌零工市场南门 3 号台，07:20',
  pay: { amount: '￥260.50', unit: '天', settlement: '当天收工时结清' },
  conditions: ['自带手套', '搬的是瓷砖，每箱约 30 公斤'],
  rights: ['劳动保障热线 12333', '工会 12351'],
  frozenAt: '2026年11月23日 19:42',
}

for (const layout of ['a4', 'slip-80', 'slip-58']) {
  test(`a job card is one page on ${layout}, archived as PDF/A with its own fonts only`, async () => {
    const { pdf, pages, missing } = await renderer.renderPdf('job-card', { ...card, layout }, { codes, madeAt })
    const inside = uncompressed(pdf)
    assert.equal(pages, 1)
    assert.deepEqual(missing, [])
    assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), '%PDF-')
    assert.match(inside, /pdfaid:part>2<.*pdfaid:conformance>B</s)
    const fonts = [...inside.matchAll(/\/FontName ?\/([A-Z]{6}\+)?([\w-]+)/g)].map((match) => match[2])
    assert.deepEqual([...new Set(fonts)].sort(), ['NotoSansSC-Bold', 'NotoSansSC-Regular'])
  })
}

test('the same card printed at the same moment is the same file', async () => {
  const first = await renderer.renderPdf('job-card', card, { codes, madeAt })
  const second = await typstRendererOnce((other) => other.renderPdf('job-card', card, { codes, madeAt }))
  assert.deepEqual(Buffer.from(first.pdf), Buffer.from(second.pdf))
})

test('terms too long for half a sheet take a sheet each, and nothing is cut off', async () => {
  const conditions = Array.from(
    { length: 24 },
    (_, i) => `第 ${i + 1} 条：进场前先到门卫处登记并领取安全帽，收工时归还。`,
  )
  const long = await renderer.renderPdf('job-card', { ...card, conditions }, { codes, madeAt })
  assert.equal(long.pages, 2)
})

test('a card with nothing but a number still prints', async () => {
  assert.equal((await renderer.renderPdf('job-card', { number: '1' }, { madeAt })).pages, 1)
})

test('what people write is shown and never run', async () => {
  const attacks = [
    '#panic("x")',
    '#read("/etc/passwd")',
    '#import "@preview/a:1.0.0": *',
    '$x^',
    '*[',
    '`',
    '\\',
    '"',
    '<label>',
    '@ref',
    '//',
    '/*',
  ]
  for (const layout of ['a4', 'slip-58']) {
    const { pages } = await renderer.renderPdf(
      'job-card',
      { ...card, layout, worker: attacks.join(' '), conditions: attacks },
      { codes, madeAt },
    )
    assert.equal(pages, layout === 'a4' ? 2 : 1)
  }
})

test('any text of any script can be printed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      async (worker, place) => {
        const { pages } = await renderer.renderPdf(
          'job-card',
          { ...card, layout: 'slip-80', worker, place },
          { madeAt },
        )
        assert.equal(pages, 1)
      },
    ),
    { numRuns: 40 },
  )
})

test('a character the font lacks is named, marked and never dropped', async () => {
  const name = '王𣒍𬍛😀𣒍'
  const { missing } = await renderer.renderPdf('job-card', { ...card, worker: name }, { codes, madeAt })
  assert.deepEqual(
    missing.map((m) => m.codePoint),
    ['U+2348D', 'U+1F600'],
  )
  assert.deepEqual(missing, missingGlyphs(name))
  assert.equal(printableText(name), '王〓𬍛〓〓')
  assert.equal(
    printableText('a\u200db\u0000c\ufe0f\ud800'),
    'abc\ufffd'.replace('\ufffd', isPrintable('\ufffd') ? '\ufffd' : '〓'),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => assert.deepEqual(missingGlyphs(printableText(text)), [])),
  )
})

test('rare name characters and all of GB 2312 can be printed', () => {
  for (const char of '䶮㛃𬍛𬀩𫖯漖磜崀·￥〓○') assert.ok(isPrintable(char), char)
  const decoder = new TextDecoder('gb18030')
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const char = decoder.decode(Uint8Array.of(row, cell))
      if (/^\p{Script=Han}$/u.test(char)) assert.ok(isPrintable(char), char)
    }
  }
  const [regular, bold] = FONT_PATHS.map((path) => readCoverage(readFileSync(path)))
  assert.deepEqual(regular, bold)
})

test('the typesetter agrees about what the font has', async () => {
  await writeFile(
    join(own, 'bare.typ'),
    '#set text(font: "Noto Sans SC", fallback: false)\n#json(bytes(sys.inputs.data)).t',
  )
  await writeFile(join(own, 'raw.typ'), '#set text(font: "Noto Sans SC", fallback: false)\n王\u{2348d}')
  assert.equal((await ownRenderer.renderPdf('bare', { t: '王𬍛𣒍' }, { madeAt })).pages, 1)
  // Left in a template itself, such a character stops PDF/A instead of vanishing.
  await assert.rejects(ownRenderer.renderPdf('raw', {}, { madeAt }), DocumentError)
})

test('a broken or missing template is an error that names it, and the next document is fine', async () => {
  await writeFile(join(own, 'broken.typ'), '#nothing-like-this')
  await writeFile(join(own, 'curious.typ'), '#read("/../../../../../../etc/hostname")')
  await assert.rejects(ownRenderer.renderPdf('broken', {}), /broken: unknown variable/)
  await assert.rejects(ownRenderer.renderPdf('curious', {}), DocumentError)
  for (const name of ['absent', '../base', '/etc/passwd', 'a.typ', ''])
    await assert.rejects(ownRenderer.renderPdf(name, {}), DocumentError, name)
  assert.equal((await ownRenderer.renderPdf('bare', { t: '好' })).pages, 1)
})

test('templates fetch nothing and evaluate nothing', () => {
  for (const file of readdirSync(DOCUMENTS_DIR, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.typ'),
  )) {
    const source = readFileSync(join(DOCUMENTS_DIR, file), 'utf8')
    assert.doesNotMatch(source, /@preview|@local|\beval\(|datetime\.today/, file)
    assert.deepEqual(missingGlyphs(source), [], file)
  }
})

test('a preview is drawn as SVG', async () => {
  const { svg } = await renderer.renderSvg('job-card', { ...card, layout: 'slip-80' }, { codes })
  assert.match(svg, /^<svg/)
})

test('after the first a document takes milliseconds, and a morning of them stays in bounds', async () => {
  const times: number[] = []
  let settled = 0
  for (let i = 0; i < 240; i++) {
    const start = performance.now()
    await renderer.renderPdf(
      'job-card',
      { ...card, layout: i % 2 ? 'a4' : 'slip-80', number: `YG-${i}`, worker: `张${i}` },
      { codes, madeAt },
    )
    times.push(performance.now() - start)
    if (i === 119) settled = process.memoryUsage().rss
  }
  const median = times.toSorted((a, b) => a - b)[120]!
  // Measured 10 ms; the bound leaves room for a busy machine.
  assert.ok(median < 150, `${median.toFixed(1)} ms`)
  const grown = (process.memoryUsage().rss - settled) / 1e6
  assert.ok(grown < 80, `grew by ${grown.toFixed(0)} MB over 120 documents`)
})

async function typstRendererOnce<T>(use: (other: ReturnType<typeof typstRenderer>) => Promise<T>): Promise<T> {
  const other = typstRenderer()
  try {
    return await use(other)
  } finally {
    await other.close()
  }
}

/** The file with its streams inflated, to look for names in it. */
function uncompressed(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf)
  const parts = [bytes.toString('latin1')]
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    const end = bytes.indexOf('endstream', at)
    try {
      parts.push(inflateSync(bytes.subarray(at + 7, end)).toString('latin1'))
    } catch {
      // Not a compressed stream, or the word "endstream" itself.
    }
  }
  return parts.join('\n')
}
