/** Small line icons of the interface itself; 24 px grid, 2 px strokes, coloured by the text around them. */
const PATHS = {
  back: 'M15 4 7 12l8 8',
  phone: 'M6 3h3l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2Z',
  listen: 'M4 9v6h4l5 4V5L8 9H4Zm12.500-.500a5 5 0 0 1 0 7M19 6a9 9 0 0 1 0 12',
  home: 'M3 11 12 4l9 7M6 9.500V20h12V9.500',
  work: 'M4 8h16v11H4zM9 8V5h6v3M4 13h16',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 9c.500-5 4-7 8-7s7.500 2 8 7',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Zm-7 9c.400-4.500 3.500-6 7-6s6.600 1.500 7 6M16 4.500a3.500 3.500 0 0 1 0 6M18 14.500c2.400.700 3.800 2.500 4 5.500',
  money: 'M4 6h16v12H4zM12 9l-2.500-3M12 9l2.500-3M8.500 11.500h7M8.500 14.500h7M12 9v8.500',
  pin: 'M12 21c4.500-5 7-8.500 7-12a7 7 0 0 0-14 0c0 3.500 2.500 7 7 12Zm0-9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.500 2',
  check: 'm5 13 4.500 4.500L19 7',
  cross: 'm6 6 12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  warn: 'M12 4 2.500 20h19L12 4Zm0 6v5m0 2.500v.500',
  offline: 'M3 3l18 18M5 12a10 10 0 0 1 4-2.500M19 12a10 10 0 0 0-6-3M8.500 15.500a5 5 0 0 1 7 0M12 19v.500',
  lock: 'M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3',
  badge: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6l7-3Zm-3.500 9 2.500 2.500L15.500 9.500',
  more: 'm6 9 6 6 6-6',
  next: 'm9 4 8 8-8 8',
  print: 'M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7z',
  mic: 'M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3ZM6 11v1a6 6 0 0 0 12 0v-1M12 18v3',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16',
  news: 'M5 4h14v16H5zM8 8h8M8 12h8M8 16h5',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14Zm5-2 5 5',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.500 2h-15L6 16Zm4 4.500h4',
} as const
export type IconName = keyof typeof PATHS

export function Icon({ name, label }: { name: IconName; label?: string }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
