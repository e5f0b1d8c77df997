/** The door of the documents room. */
export { GETA, isPrintable, type MissingGlyph, missingGlyphs, printableText } from './coverage.ts'
export {
  DOCUMENTS_DIR,
  type DocRenderer,
  type DocumentData,
  DocumentError,
  type PdfStandard,
  type RenderedPdf,
  type RenderedSvg,
  type RenderOptions,
  typstRenderer,
} from './renderer.ts'
