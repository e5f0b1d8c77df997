import { html } from 'ghtml'

/** 24 px grid, 2 px strokes, as on the screens. */
const PATHS = {
  phone: 'M6 3h3l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2Z',
  listen: 'M4 9v6h4l5 4V5L8 9H4Zm12.5-.5a5 5 0 0 1 0 7M19 6a9 9 0 0 1 0 12',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2',
  pin: 'M12 21c4.5-5 7-8.5 7-12a7 7 0 0 0-14 0c0 3.5 2.5 7 7 12Zm0-9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Zm-7 9c.4-4.5 3.5-6 7-6s6.6 1.5 7 6M16 4.5a3.5 3.5 0 0 1 0 6M18 14.5c2.4.7 3.8 2.5 4 5.5',
  badge: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6l7-3Zm-3.5 9 2.5 2.5L15.500 9.500',
  warn: 'M12 4 2.500 20h19L12 4Zm0 6v5m0 2.500v.500',
} as const

export function iconHtml(name: keyof typeof PATHS): string {
  return html`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${PATHS[name]}"/></svg>`
}
