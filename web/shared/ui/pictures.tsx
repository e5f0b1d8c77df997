/**
 * Long because it is a book of drawings, a line each.
 * Pictures of trades, drawn for people who do not read: one thing, seen from its plainest side. 48 px grid, 3 px strokes, two
 * tones: [what is filled, what is drawn over it]. Loaded by the screens that show them: `late` or `import()`, 6 KB gzip.
 * Keys are the `picture` keys of data/occupations.json; trades that share a tool share its picture.
 */
const o = (x: number, y: number, r: number) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`

const DRAWN = {
  boxes: ['M6 26h18v16H6ZM26 26h16v16H26Z', 'M6 26h18v16H6ZM26 26h16v16H26ZM15 9h18v17H15ZM24 9v6M15 26v6M34 26v6'],
  carry: ['M5 9h19v14H5Z', `M5 9h19v14H5ZM14 9v5${o(34, 12, 4)}M32 19 25 30l-7 13M25 30l9 5v8M31 21l-10 5`],
  container: ['M4 12h28v24H4Z', 'M4 12h28v24H4ZM11 12v24M18 12v24M25 12v24M32 12l12 4v24l-12-4'],
  trolley: [
    'M19 10h18v11H19ZM19 21h14v12H19Z',
    `M8 5h5v29h30M19 10h18v11H19ZM19 21h14v13${o(16, 40, 4)}${o(36, 40, 4)}`,
  ],
  forklift: [
    'M6 22h18v14H6Z',
    `M6 36V22h8l2-10h9l4 24M6 36h23M33 8v30h11M38 30h6M38 24v6${o(12, 39, 4)}${o(25, 39, 4)}`,
  ],
  crane: ['M28 28h12v12H28Z', 'M12 44V6h26M12 14 22 6M6 44h12M34 6v14M34 20l-6 8h12l-6-8M28 28h12v12H28Z'],
  scooter: [
    'M4 14h15v13H4Z',
    `M4 14h15v13H4ZM12 30h14l8-16M30 14h6M34 14l5 18M8 30h6${o(12, 38, 5)}${o(38, 38, 5)}M17 38h16`,
  ],
  parcel: ['M8 14h32v28H8Z', 'M8 14h32v28H8ZM8 14l6-8h20l6 8M24 6v14M16 33h10'],
  truck: ['M4 12h25v22H4Z', `M4 12h25v22H4ZM29 19h8l7 8v7H29M34 19v8h10${o(13, 37, 4)}${o(36, 37, 4)}`],
  car: ['M5 25h38v11H5Z', `M5 36V25l6-2 5-10h16l6 10 5 2v11ZM11 23h27M24 13v10${o(13, 37, 4)}${o(35, 37, 4)}`],
  broom: ['M13 27h16l4 15H9Z', 'M39 5 25 24M13 27h16l4 15H9ZM15 33l-2 9M21 33v9M27 33l1 9'],
  mop: ['M26 28h18l-3 14H29Z', 'M12 5v25M6 30h12l3 12H3ZM9 36v6M15 36v6M26 28h18l-3 14H29ZM27 28c2-10 14-10 16 0'],
  window: ['M6 6h26v32H6Z', 'M6 6h26v32H6ZM19 6v32M6 22h13M27 20h16v7H27ZM35 27v16'],
  pressure: [
    'M4 24h16v14H4Z',
    `M4 24h16v14H4ZM8 24v-6h8v6M20 30h6l6-14h8M40 16l4-6M42 18l5-2M43 22l4 3${o(8, 41, 3)}${o(17, 41, 3)}`,
  ],
  bin: ['M10 16h28l-3 27H13Z', 'M10 16h28l-3 27H13ZM6 16h36M18 16V9h12v7M19 23l1 13M29 23l-1 13'],
  spray: ['M14 20h16v23H14Z', 'M14 43V24l4-6h8l4 6v19ZM18 18v-8h9l5 4M36 8l5-3M36 13h7M35 18l5 3'],
  washer: [o(24, 28, 10), `M7 5h34v38H7Z${o(24, 28, 10)}M16 29c4-4 6 3 16-1M13 11h7M33 11h2`],
  carwash: [
    'M5 30h38v8H5Z',
    `M5 40V30l6-2 4-8h18l5 8 5 2v10Z${o(13, 41, 3)}${o(35, 41, 3)}M12 5l-2 6M24 4l-2 6M36 5l-2 6`,
  ],
  apron: ['M13 20h22v23H13Z', 'M17 5v13h14V5M13 20c4 0 4-2 4-2h14s0 2 4 2v23H13ZM18 29h12v7H18ZM17 5c2 6 12 6 14 0'],
  pot: [
    'M8 22h32v18H8Z',
    'M8 22h32v14c0 3-2 5-5 5H13c-3 0-5-2-5-5ZM3 26h5M40 26h5M17 16c-3-4 3-5 0-10M25 16c-3-4 3-5 0-10M33 16c-3-4 3-5 0-10',
  ],
  baby: [
    'M14 24c-5 10-2 19 10 20 12-1 15-10 10-20Z',
    `${o(24, 15, 11)}M20 5c0-3 6-4 6 0M19 15v1M29 15v1M21 20c2 2 4 2 6 0M14 24c-5 10-2 19 10 20 12-1 15-10 10-20`,
  ],
  child: [
    o(16, 12, 6),
    `${o(14, 11, 6)}M14 18v14M14 32 9 44M14 32l6 12M14 22l14 8${o(36, 22, 5)}M36 28v9M36 37l-4 7M36 37l4 7M28 30l8 1`,
  ],
  wheelchair: [o(22, 33, 10), `${o(20, 9, 4)}M20 15v14h13l5 12h5M20 21h11${o(22, 33, 10)}`],
  bed: ['M5 28h38v9H5Z', 'M5 10v33M5 37h38v6M5 28h38v9M10 28v-7h12v7M43 28c0-4-3-7-7-7H22'],
  hospital: ['M8 14h32v29H8Z', 'M8 14h32v29H8ZM16 14V6h16v8M24 20v12M18 26h12M19 43v-6h10v6'],
  paw: [
    'M14 36c0-6 6-10 10-10s10 4 10 10c0 7-6 5-10 5s-10 2-10-5Z',
    `M14 36c0-6 6-10 10-10s10 4 10 10c0 7-6 5-10 5s-10 2-10-5Z${o(10, 23, 4)}${o(19, 13, 4)}${o(30, 13, 4)}${o(38, 23, 4)}`,
  ],
  tray: ['M8 30c0-22 32-22 32 0Z', 'M8 30c0-22 32-22 32 0ZM3 35h42M24 13V9M20 9h8M14 26c1-5 4-7 7-8'],
  dishes: [
    'M6 30h26c0 8-5 12-13 12S6 38 6 30Z',
    `M6 30h26c0 8-5 12-13 12S6 38 6 30ZM3 24h32M7 18h24${o(39, 12, 5)}${o(42, 27, 3)}${o(31, 8, 2)}`,
  ],
  knife: ['M4 34h40v8H4Z', 'M4 34h40v8H4ZM6 28h22c0-9-4-16-8-20H6ZM28 22h15v-6H27M36 28l4 2'],
  wok: [
    'M6 22h30c0 11-6 17-15 17S6 33 6 22Z',
    'M3 22h42M6 22c0 11 6 17 15 17s15-6 15-17M14 15c-3-4 3-5 0-10M22 15c-3-4 3-5 0-10M30 15c-3-4 3-5 0-10M14 43h14',
  ],
  hat: ['M14 26h20v14H14Z', 'M14 40V26C2 22 6 8 17 12c3-9 15-9 17-1 11-3 14 11 0 15v14ZM14 34h20'],
  steamer: [
    'M6 24h36v8H6Z',
    'M6 24h36v8H6ZM9 32h30v9H9ZM10 24c0-8 6-8 8-11M38 24c0-8-6-8-8-11M18 13h12M24 13V6M20 24c2-4 6-4 8 0',
  ],
  bread: ['M6 26c0-18 36-18 36 0v12H6Z', 'M6 26c0-18 36-18 36 0v12H6ZM16 16l5 8M25 14l5 8M34 17l3 6'],
  skewer: ['M17 10h14v8H17ZM17 22h14v8H17Z', 'M24 4v40M17 10h14v8H17ZM17 22h14v8H17ZM19 34h10'],
  cup: ['M13 20h22l-3 23H16Z', 'M11 14h26l-5 29H16ZM24 14l4-10h7M13 23h22M20 36h0M26 32h0M27 38h0'],
  teapot: [
    'M10 20h24v18H10Z',
    'M12 20h20c6 8 4 20-4 20H16c-8 0-10-12-4-20ZM17 20c0-6 10-6 10 0M22 12v3M34 24c6-1 8 3 10-4M11 24c-8-2-9 10-1 11',
  ],
  shop: ['M5 8h38v12H5Z', 'M9 8h30l5 12H4ZM8 20v22h32V20M14 42V28h9v14M29 28h7v7h-7ZM16 8l-2 12M24 8v12M32 8l2 12'],
  till: ['M6 26h36v16H6Z', 'M6 26h36v16H6ZM12 26V16h16v10M16 16V5h18v21M21 10l4 5 4-5M25 15v7M21 18h8M18 34h12'],
  shelf: [
    'M10 8h9v10h-9ZM26 25h12v10H26Z',
    'M5 4v40M43 4v40M5 18h38M5 35h38M10 8h9v10M24 10h7v8M12 27h8v8M26 25h12v10',
  ],
  megaphone: ['M10 19 34 8v30L10 28Z', 'M10 19 34 8v30L10 28ZM10 19H5v9h5M14 30l3 12h6l-3-10M40 17c3 4 3 8 0 12'],
  leaflet: ['M16 6h24v30H16Z', 'M16 6h24v30H16ZM22 14h12M22 21h12M22 28h7M16 12H8v30h24v-6'],
  people: [
    `${o(24, 13, 7)}`,
    `${o(24, 13, 7)}M11 42c0-13 26-13 26 0${o(8, 19, 4)}${o(40, 19, 4)}M3 38c0-6 3-9 7-9M45 38c0-6-3-9-7-9`,
  ],
  tent: ['M4 20 24 6l20 14Z', 'M4 20 24 6l20 14ZM8 20v23M40 20v23M8 30h32M18 30v13M30 30v13'],
  meat: [
    'M8 24c0-12 14-18 24-14s12 18 2 24-26 4-26-10Z',
    `M8 24c0-12 14-18 24-14s12 18 2 24-26 4-26-10Z${o(26, 20, 5)}M14 26c2 6 8 8 14 7`,
  ],
  headset: ['M5 24h9v13H5ZM34 24h9v13h-9Z', 'M8 24C8 2 40 2 40 24M5 24h9v13H5ZM34 24h9v13h-9ZM40 37c0 6-6 7-12 7'],
  screen: ['M6 7h36v25H6Z', 'M6 7h36v25H6ZM24 32v7M14 42h20M13 15h14M13 22h20'],
  clipboard: ['M9 9h30v34H9Z', 'M9 9h30v34H9ZM18 5h12v8H18ZM15 22l3 3 5-6M28 22h6M15 33l3 3 5-6M28 33h6'],
  shovel: ['M6 30l12 12c-6 3-14 3-14 2S3 36 6 30Z', 'M15 33 37 11M32 6l10 10M6 28l14 14c-6 4-16 3-16 2S2 34 6 28Z'],
  barrow: ['M10 16h28l-6 16H16Z', `M3 12h7l6 20h16l8-16H12${o(18, 39, 5)}M32 32l6 10M38 16l7-4`],
  hardhat: ['M7 34C7 8 41 8 41 34Z', 'M7 34C7 8 41 8 41 34M3 34h42v5H3ZM19 14v12M29 14v12M19 14c0-5 10-5 10 0'],
  bricks: [
    'M4 30h18v11H4ZM26 19h18v11H26Z',
    'M4 30h18v11H4ZM22 30h22v11H22M4 19h11v11M15 19h11v11M26 19h18v11M8 14l10-8 6 6-12 2M22 8l8-4',
  ],
  mixer: [
    'M8 12 30 6l8 20-22 8Z',
    `M8 12 30 6l8 20-22 8ZM30 6l6-2M22 9l7 20M24 32l-8 12M28 31l10 13M10 44h34M3 22l7-3`,
  ],
  rebar: ['M14 14h20v20H14Z', 'M14 4v40M24 4v40M34 4v40M4 14h40M4 24h40M4 34h40'],
  scaffold: ['M4 18h40v6H4Z', 'M10 4v40M38 4v40M4 18h40v6H4M4 36h40M10 24l28 12M38 24 10 36M18 18v-6h10v6'],
  drops: [
    'M4 30h40v12H4Z',
    'M4 30c7-5 7 5 14 0s7 5 13 0 7 5 13 0v12H4ZM24 5c-5 8-6 11-6 13a6 6 0 0 0 12 0c0-2-1-5-6-13Z',
  ],
  pipe: [
    'M4 10h20v10H4Z',
    'M4 8v14M4 10h16c11 0 16 6 16 15h-10c0-4-2-5-6-5H4M22 25h18M31 31c-3 5-4 6-4 8a4 4 0 0 0 8 0c0-2-1-3-4-8ZM16 10V4M10 4h12',
  ],
  road: ['M17 6h14l12 36H5Z', 'M17 6h14l12 36H5ZM24 10v6M24 22v6M24 34v8'],
  excavator: [
    'M4 22h18v12H4Z',
    `M4 34V22h6V12h12v22ZM22 20 34 6l10 14-6 12M44 20h-8c0 6 1 10 2 12${o(8, 40, 4)}${o(20, 40, 4)}M8 44h12M8 36h12`,
  ],
  drill: ['M10 10h24v12H10Z', 'M10 10h22l4 4v6H10ZM36 17h9M14 22l-3 19h10l3-19M4 13h6M4 18h6M24 22v6h-3'],
  level: ['M5 18h38v13H5Z', 'M5 18h38v13H5ZM17 21h14v7H17ZM24 21v7M9 40h30'],
  trowel: ['M6 24h26v8H6Z', 'M6 30h30l-6-10H6ZM18 20v-7h13v-6h10M6 39h36'],
  roller: ['M6 7h28v12H6Z', 'M6 7h28v12H6ZM34 13h8v11H22v6M18 30h8v14h-8Z'],
  tiles: ['M5 5h17v17H5ZM26 26h17v17H26Z', 'M5 5h17v17H5ZM26 5h17v17H26ZM5 26h17v17H5ZM26 26h17v17H26Z'],
  saw: [
    'M4 18h28l-4 14H4Z',
    'M4 16h28c8-4 14 2 12 9s-8 9-14 7L4 28ZM8 28l3 5 4-4 3 6 4-5 3 6 4-5M36 21c3-1 5 1 4 4s-5 3-6 1',
  ],
  hammer: ['M12 6h22v12H12Z', 'M12 6h18c6 0 9 4 10 9h-8l-2 3H12ZM19 18v26h7V18'],
  plug: [
    'M14 16h20v12c0 6-5 9-10 9s-10-3-10-9Z',
    'M14 16h20v12c0 6-5 9-10 9s-10-3-10-9ZM19 16V5M29 16V5M24 37v8M10 16h28',
  ],
  door: ['M12 5h24v39H12Z', 'M12 5h24v39H12ZM5 44h38M17 11h14v12H17ZM30 31h0'],
  chair: ['M12 24h24v7H12Z', 'M14 5v26M34 5v26M14 9h20M14 16h20M12 24h24v7H12ZM14 31v13M34 31v13'],
  lamp: [
    'M14 20c0-16 20-16 20 0 0 6-4 7-4 13H18c0-6-4-7-4-13Z',
    'M14 20c0-16 20-16 20 0 0 6-4 7-4 13H18c0-6-4-7-4-13ZM18 38h12M21 43h6M24 33v-9l-4-4M24 24l4-4',
  ],
  sign: ['M5 6h38v18H5Z', 'M5 6h38v18H5ZM12 13h16M12 18h9M16 24v20M32 24v20'],
  key: [o(14, 15, 10), `${o(14, 15, 10)}${o(14, 15, 3)}M21 22l20 20M35 36l5-5M30 31l4-4`],
  welder: [
    'M10 8h22v24c0 8-22 8-22 0Z',
    'M10 12c0-10 22-10 22 0v18c0 10-22 10-22 0ZM14 15h14v8H14ZM36 40l3 3M40 34h5M38 28l4-4M44 40l-2 5',
  ],
  aircon: [
    'M4 8h40v16H4Z',
    'M4 8h40v16H4ZM10 18h28M36 13h2M12 30c-3 4 3 6 0 11M24 30c-3 4 3 6 0 11M36 30c-3 4 3 6 0 11',
  ],
  fridge: ['M12 4h24v15H12Z', 'M12 4h24v38H12ZM12 19h24M18 10v4M18 25v7M15 42v3M33 42v3'],
  wrench: [
    'M8 36l16-16 5 5-16 16c-3 3-8-2-5-5Z',
    'M8 36l15-15c-3-9 5-17 13-14l-7 7 5 6 8-7c2 8-6 16-14 13L13 41c-3 3-8-2-5-5Z',
  ],
  gears: [
    o(20, 22, 11),
    `${o(20, 22, 10)}${o(20, 22, 3)}M20 12V6M20 38v-6M10 22H4M36 22h-6M13 15l-4-4M27 15l4-4M13 29l-4 4M27 29l4 4${o(38, 38, 6)}`,
  ],
  sun: [
    'M8 26h32l4 16H4Z',
    `M8 26h32l4 16H4ZM24 26v16M6 34h36${o(24, 12, 5)}M24 2v1M34 12h2M12 12h2M32 5l1-1M16 5l-1-1`,
  ],
  press: ['M8 36h32v8H8Z', 'M8 36h32v8H8ZM8 36V5h32v31M18 5v12h12V5M14 17h20v6H14ZM18 30h12'],
  sewing: ['M6 34h38v8H6Z', `M6 34h38v8H6ZM40 34V14c0-4-3-6-6-6H10v10h20v16M14 18v10M14 28v4M18 8V4${o(35, 20, 3)}`],
  scissors: [o(12, 37, 6), `${o(12, 37, 6)}${o(36, 37, 6)}M15 32 34 5M33 32 14 5`],
  iron: [
    'M5 36c0-10 6-16 16-16h18l4 16Z',
    'M5 36c0-10 6-16 16-16h18l4 16ZM14 12h19l3 8M5 42h38M20 28h0M26 28h0M32 28h0',
  ],
  shirt: ['M14 8h20v34H14Z', 'M17 6 4 14l5 9 5-3v22h20V20l5 3 5-9L31 6c-2 6-12 6-14 0Z'],
  thread: ['M12 14h24v18H12Z', 'M8 6h32v6H8ZM8 36h32v6H8ZM12 12v24M36 12v24M12 18l24 4M12 24l24 4M12 30l24 4'],
  shoe: ['M5 30h38v8H5Z', 'M5 12c4 4 8 4 11 0 4 10 12 13 23 15 4 1 4 6 4 11H5ZM5 32h38M20 21l4-4M26 24l4-4'],
  bag: ['M6 18h36l-3 24H9Z', 'M6 18h36l-3 24H9ZM15 24V13c0-10 18-10 18 0v11'],
  belt: [
    'M8 10h12v14H8ZM26 14h14v10H26Z',
    `M8 10h12v14H8ZM26 14h14v10H26ZM4 28h40M4 40h40${o(8, 34, 4)}${o(24, 34, 4)}${o(40, 34, 4)}`,
  ],
  screwdriver: ['M30 4l14 14-9 5-10-10Z', 'M30 4l14 14-9 5-10-10ZM29 19 12 36M12 36l-7 7M9 33l6 6'],
  check: [o(20, 20, 14), `${o(20, 20, 14)}M30 30l13 13M13 20l5 5 9-9`],
  mould: ['M10 20h28v22H10Z', 'M10 20h28v22H10ZM18 20v-6h12v6M24 14V4M17 28h14v7H17Z'],
  toy: [o(24, 30, 13), `${o(24, 30, 12)}${o(12, 14, 5)}${o(36, 14, 5)}M20 28h0M28 28h0M20 35c3 3 5 3 8 0`],
  sprayer: ['M20 14h20v9H20Z', 'M20 12h20v11H20ZM34 23l-3 20h-9l3-20M28 12V5M14 12l-8-5M14 18H4M14 24l-8 5'],
  vase: ['M16 8h16l8 24c0 16-32 16-32 0Z', 'M16 5h16M18 5c2 10-9 14-9 26 0 16 30 16 30 0 0-12-11-16-9-26M10 26h28'],
  food: [
    'M8 26h32c0 10-7 16-16 16S8 36 8 26Z',
    'M8 26h32c0 10-7 16-16 16S8 36 8 26ZM4 26h40M16 20c0-6 16-6 16 0M12 20c0-14 24-14 24 0M30 6l10-3',
  ],
  printer: ['M6 18h36v16H6Z', 'M6 18h36v16H6ZM13 18V5h22v13M13 28h22v15H13ZM18 36h12M36 23h0'],
  battery: ['M5 14h34v22H5Z', 'M5 14h34v22H5ZM39 20h5v10h-5M22 18l-6 8h8l-4 7'],
  ring: [o(24, 30, 13), `${o(24, 30, 13)}M16 6h16l4 5-12 8-12-8Z`],
  snow: [o(24, 24, 8), 'M24 4v40M7 14l34 20M41 14 7 34M18 7l6 6 6-6M18 41l6-6 6 6M6 22l8-3M42 26l-8 3'],
  guard: [
    'M24 4l17 6v13c0 11-8 17-17 21C15 40 7 34 7 23V10Z',
    'M24 4l17 6v13c0 11-8 17-17 21C15 40 7 34 7 23V10ZM24 14l3 6 6 1-4 5 1 6-6-3-6 3 1-6-4-5 6-1Z',
  ],
  gate: ['M12 6h24v36H12Z', 'M8 44V6h32v38M16 44V14h16v30M24 22v8M20 36h8'],
  parking: ['M8 5h32v32H8Z', 'M8 5h32v32H8ZM20 31V12h6c8 0 8 11 0 11h-6M24 37v8'],
  tree: [o(24, 17, 13), 'M24 44V22M24 32l7-7M12 24C2 14 14 1 24 5c10-4 22 9 12 19-6 6-18 6-24 0ZM14 44h20'],
  grass: [
    'M5 36h38v8H5Z',
    'M5 40h38M10 40c0-9-2-13-5-16M16 40c0-14 2-20 6-26M24 40c0-10-1-16-3-20M32 40c0-12 2-18 7-24M38 40c0-6 2-9 5-12',
  ],
  buoy: [o(24, 24, 19), `${o(24, 24, 19)}${o(24, 24, 8)}M10 11l8 7M38 11l-8 7M10 37l8-7M38 37l-8-7`],
  basket: [
    'M6 26h36l-5 17H11Z',
    `M6 26h36l-5 17H11ZM3 26h42${o(16, 19, 6)}${o(29, 17, 7)}M29 10c0-4 3-6 6-6M18 33v5M30 33v5`,
  ],
  hoe: ['M5 30h14v10H5Z', 'M18 34 40 5M5 30l14-2 3 8-15 5ZM30 44h14M34 44c0-6-2-8-4-9M38 44c0-6 1-8 4-10'],
  rice: [
    'M4 36h40v8H4Z',
    'M4 36c7-4 7 4 14 0s7 4 13 0 7 4 13 0M14 35c0-12-3-17-8-20M14 35c0-14 2-20 5-26M32 35c0-12-3-17-7-20M32 35c0-14 3-20 8-26',
  ],
  sprout: [
    'M14 30h20l-3 14H17Z',
    'M14 30h20l-3 14H17ZM24 30V14M24 20C10 20 9 8 9 8c12 0 15 5 15 12ZM24 16c0-8 5-12 14-12 0 9-5 12-14 12Z',
  ],
  fish: [
    'M4 24c8-16 24-16 32 0-8 16-24 16-32 0Z',
    'M4 24c8-16 24-16 32 0-8 16-24 16-32 0ZM36 24l8-9v18ZM13 21h0M20 15c4 6 4 12 0 18',
  ],
  net: ['M10 8h28v16c0 14-28 14-28 0Z', 'M6 8h36M10 8v16c0 18 28 18 28 0V8M17 8v26M24 8v30M31 8v26M10 17h28M11 26h26'],
  oyster: [
    'M6 28c0-14 12-22 20-20s18 10 16 20Z',
    `M6 28c0-14 12-22 20-20s18 10 16 20ZM6 28c4 14 32 16 36 0${o(25, 32, 3)}M20 22l-4-8M27 21V10M33 22l4-6`,
  ],
  pig: [
    'M9 16h30v16c0 12-30 12-30 0Z',
    `M9 18c0-4-2-8-4-12 6 0 9 2 11 4h16c2-2 5-4 11-4-2 4-4 8-4 12v12c0 16-30 16-30 0ZM17 22h0M31 22h0M17 28h14v8H17ZM22 32h0M26 32h0`,
  ],
  log: ['M12 14h30v20H12Z', `${o(12, 24, 8)}M12 16h28c6 4 6 12 0 16H12M12 24h0M24 22h10M22 28h8`],
  anchor: [
    'M8 28c2 10 8 14 16 14s14-4 16-14l-6 2c-4 6-16 6-20 0Z',
    `${o(24, 9, 4)}M24 13v29M15 19h18M6 28c2 10 9 14 18 14s16-4 18-14M6 28l6 3M42 28l-6 3`,
  ],
  hand: [
    'M12 26h24v10c0 10-24 10-24 0Z',
    'M12 32V14c0-5 6-5 6 0v8M18 22V8c0-5 6-5 6 0v14M24 22V10c0-5 6-5 6 0v12M30 22v-8c0-5 6-5 6 0v18c0 15-24 15-28 4L4 26c3-3 6-2 8 3',
  ],
  lantern: [
    'M10 14h28v18H10Z',
    'M18 8h12M18 38h12M24 8V4M18 8C4 14 4 32 18 38M30 8c14 6 14 24 0 30M24 8v30M24 38v6M19 44h10',
  ],
  book: [
    'M5 9c8-3 15 0 19 3v30c-4-3-11-6-19-3Z',
    'M5 9c8-3 15 0 19 3 4-3 11-6 19-3v30c-8-3-15 0-19 3-4-3-11-6-19-3ZM24 12v30',
  ],
  camera: ['M4 14h40v26H4Z', `M4 14h10l4-6h12l4 6h10v26H4Z${o(24, 26, 8)}M38 20h0`],
  mic: [
    'M17 5h14v22c0 8-14 8-14 0Z',
    'M17 12c0-10 14-10 14 0v12c0 10-14 10-14 0ZM10 22c0 20 28 20 28 0M24 37v7M16 44h16',
  ],
  ball: [o(24, 24, 19), `${o(24, 24, 19)}M24 5v38M5 24h38M10 11c10 8 10 18 0 26M38 11c-10 8-10 18 0 26`],
  wifi: [o(24, 38, 4), `${o(24, 38, 3)}M15 30c5-5 13-5 18 0M9 23c9-8 21-8 30 0M3 16c13-12 29-12 42 0`],
} as const satisfies Record<string, readonly [string, string]>
type Drawing = keyof typeof DRAWN

/** Which picture a trade has. `npm test` holds this against data/occupations.json: every trade and group is in it. */
const OF: Record<Drawing, string> = {
  boxes: 'group-moving warehouse-hand stocktaker warehouse-keeper',
  carry: 'loader stone-carrier',
  container: 'container-loader',
  trolley: 'house-mover',
  forklift: 'forklift-driver',
  crane: 'crane-hand steel-structure-worker',
  scooter: 'group-delivery rider errand-runner',
  parcel: 'parcel-handler courier packer labeller sorter',
  truck: 'truck-driver goods-deliverer tricycle-driver',
  car: 'van-driver substitute-driver',
  broom: 'group-cleaning cleaner street-sweeper hall-cleaner',
  mop: 'hourly-helper deep-cleaner',
  window: 'window-cleaner facade-cleaner',
  pressure: 'floor-washer industrial-cleaner',
  bin: 'rubbish-collector recycler debris-clearer',
  spray: 'pest-controller fertiliser-hand',
  washer: 'laundry-hand',
  carwash: 'car-washer',
  apron: 'housekeeper property-hand',
  pot: 'home-cook canteen-cook',
  baby: 'group-care maternity-nurse nanny',
  child: 'child-pick-up childcare-worker',
  wheelchair: 'elder-carer visit-companion',
  bed: 'room-attendant',
  hospital: 'hospital-carer',
  paw: 'pet-sitter',
  tray: 'group-catering waiter food-runner banquet-hand host',
  dishes: 'dishwasher canteen-hand',
  knife: 'kitchen-hand vegetable-cutter',
  wok: 'wok-assistant',
  hat: 'chef',
  steamer: 'dim-sum-maker',
  bread: 'baker',
  skewer: 'barbecue-cook',
  cup: 'tea-drink-maker bar-hand',
  teapot: 'tea-master',
  shop: 'group-retail shop-assistant market-stall-hand',
  till: 'cashier',
  shelf: 'store-shelver tallyman',
  megaphone: 'promoter live-streamer queue-steward',
  leaflet: 'flyer-hander',
  people: 'crowd-extra etiquette-hostess event-hand',
  tent: 'booth-builder',
  meat: 'meat-cutter',
  headset: 'customer-service dispatcher',
  screen: 'data-typist',
  clipboard: 'interviewer exam-proctor',
  shovel: 'general-labourer digger',
  barrow: 'site-guard',
  hardhat: 'group-building',
  bricks: 'bricklayer pavement-layer',
  mixer: 'concrete-worker',
  rebar: 'steel-fixer',
  scaffold: 'scaffolder formworker',
  drops: 'waterproofer',
  pipe: 'plumber pipe-dredger drain-cleaner',
  road: 'road-worker',
  excavator: 'excavator-driver pile-driver',
  drill: 'rock-driller handyman',
  level: 'surveyor-hand',
  trowel: 'plasterer',
  roller: 'group-decoration painter decorator',
  tiles: 'tiler ceiling-fitter',
  saw: 'carpenter furniture-maker',
  hammer: 'wall-breaker',
  plug: 'electrical-fitter electrician',
  door: 'window-fitter',
  chair: 'furniture-fitter',
  lamp: 'fixture-fitter lamp-fitter',
  sign: 'sign-fitter',
  key: 'lock-fitter',
  welder: 'welder metal-hand',
  aircon: 'aircon-fitter',
  fridge: 'appliance-repairer',
  wrench: 'group-repair machine-fitter car-mechanic',
  gears: 'machine-installer lathe-operator',
  sun: 'solar-fitter',
  press: 'press-operator',
  sewing: 'group-garment sewing-worker overlocker shoe-sewer',
  scissors: 'cutter thread-trimmer barber',
  iron: 'presser',
  shirt: 'garment-tail garment-checker pattern-maker printer-textile',
  thread: 'fabric-spreader knitting-worker',
  shoe: 'shoe-maker',
  bag: 'bag-sewer',
  belt: 'group-factory factory-hand',
  screwdriver: 'assembler hardware-worker solderer',
  check: 'quality-checker',
  mould: 'moulding-worker',
  toy: 'toy-maker craft-hand',
  sprayer: 'spray-painter grinder',
  vase: 'ceramics-worker',
  food: 'food-factory-hand',
  printer: 'printing-hand',
  battery: 'battery-worker',
  ring: 'jewellery-worker',
  snow: 'cold-store-hand',
  guard: 'group-security guard event-guard',
  gate: 'security-checker',
  parking: 'parking-attendant',
  tree: 'gardener tree-planter tree-pruner',
  grass: 'grass-cutter weeder',
  buoy: 'lifeguard',
  basket: 'fruit-picker fruit-sorter',
  hoe: 'group-farming farm-hand',
  rice: 'rice-planter',
  sprout: 'nursery-hand',
  fish: 'fish-gutter seafood-hand',
  net: 'fish-catcher fish-farm-hand',
  oyster: 'oyster-opener',
  pig: 'livestock-hand',
  log: 'forester',
  anchor: 'dock-hand',
  hand: 'group-other helper-any masseur',
  lantern: 'funeral-hand',
  book: 'tutor',
  camera: 'photographer',
  mic: 'interpreter performer',
  ball: 'sports-coach',
  wifi: 'network-fitter',
}

const drawingOf = new Map(
  Object.entries(OF).flatMap(([drawing, keys]) => keys.split(' ').map((key) => [key, drawing as Drawing] as const)),
)

/** Whether this `picture` key has a drawing of its own. */
export function hasPicture(name: string): boolean {
  return drawingOf.has(name)
}

/** The trade's picture; of its group when there is none; of 其他 when there is neither. Spoken by the word beside it, so silent. */
export function Picture({ name, group }: { name: string; group?: string }) {
  const drawing = drawingOf.get(name) ?? drawingOf.get(`group-${group}`) ?? 'hand'
  const [tone, line] = DRAWN[drawing]
  return (
    <svg
      className="picture"
      viewBox="0 0 48 48"
      width="56"
      height="56"
      aria-hidden="true"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path className="picture-tone" d={tone} />
      <path d={line} fill="none" stroke="currentColor" />
    </svg>
  )
}

/** One trade of every drawing, for the living page. */
export function pictureNames(): string[] {
  return Object.values(OF).map((keys) => keys.split(' ').find((key) => !key.startsWith('group-')) ?? keys)
}
