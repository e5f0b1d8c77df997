/**
 * Pictures are drawn anew before they are kept: where and when they were taken, thumbnails, comments and whatever hides behind
 * the last pixel stay outside. A picture that cannot be drawn is refused.
 */
import sharp from 'sharp'

export type PictureKind = 'jpeg' | 'png' | 'webp'

/** 50 megapixels: more than any phone on the market stores by default, less than a bomb that unpacks to gigabytes. */
const MOST_PIXELS = 50_000_000
/** Enough to read the small print of a licence photographed whole. */
const LONGEST_SIDE = 2560

// One operation at a time a thread: uploads must not take both cores of a market's small server from the hall.
sharp.concurrency(1)
sharp.cache(false)

/** The picture upright, at most 2560 pixels long, without metadata; null when it is damaged or too large to be opened. */
export async function redraw(bytes: Uint8Array, kind: PictureKind): Promise<Buffer | null> {
  try {
    const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: false })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColorspace('srgb')
    if (kind === 'jpeg') return await picture.jpeg({ quality: 85, mozjpeg: true }).toBuffer()
    if (kind === 'png') return await picture.png({ compressionLevel: 9 }).toBuffer()
    return await picture.webp({ quality: 85 }).toBuffer()
  } catch {
    return null
  }
}
