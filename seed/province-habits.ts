/** When the groups of trades work and what they pay: plain knowledge of halls in the delta, good enough for a demonstration. */

export interface Habit {
  starts: readonly string[]
  hours: readonly number[]
  yuanAnHour: number
  byHour: number
  /** Share of people taken at dawn of the day itself. */
  dawn: number
  piece?: string
}
/** When the trades begin, how long, what they pay. Dawn is building sites' and loading docks' hour. */
export const HABITS: Record<string, Habit> = {
  moving: {
    starts: ['05:30', '06:00', '06:30', '07:00', '07:30', '08:00', '19:00', '20:00'],
    hours: [4, 8, 9, 9],
    yuanAnHour: 28,
    byHour: 0.4,
    dawn: 0.75,
  },
  delivery: {
    starts: ['06:30', '07:00', '10:30', '16:30'],
    hours: [4, 5, 8, 9],
    yuanAnHour: 26,
    byHour: 0.5,
    dawn: 0.5,
    piece: '单',
  },
  cleaning: {
    starts: ['06:00', '08:00', '08:30', '13:30', '18:00'],
    hours: [3, 4, 8],
    yuanAnHour: 25,
    byHour: 0.75,
    dawn: 0.35,
  },
  care: { starts: ['08:00', '09:00', '14:00', '17:00'], hours: [2, 3, 4, 9], yuanAnHour: 33, byHour: 0.85, dawn: 0.1 },
  catering: {
    starts: ['09:30', '10:00', '10:30', '16:30', '17:00'],
    hours: [4, 5, 9],
    yuanAnHour: 24,
    byHour: 0.75,
    dawn: 0.2,
  },
  retail: { starts: ['08:30', '09:30', '13:00', '17:30'], hours: [4, 8, 9], yuanAnHour: 23, byHour: 0.6, dawn: 0.15 },
  building: {
    starts: ['06:00', '06:30', '06:30', '07:00', '07:30'],
    hours: [9, 10, 10.5],
    yuanAnHour: 32,
    byHour: 0.05,
    dawn: 0.85,
  },
  decoration: { starts: ['07:30', '08:00', '08:30'], hours: [8, 9, 9], yuanAnHour: 36, byHour: 0.15, dawn: 0.6 },
  repair: { starts: ['08:00', '08:30', '09:00', '13:30'], hours: [4, 8, 9], yuanAnHour: 37, byHour: 0.3, dawn: 0.3 },
  garment: {
    starts: ['08:00', '08:30', '09:00'],
    hours: [8, 9, 10],
    yuanAnHour: 28,
    byHour: 0.2,
    dawn: 0.4,
    piece: '件',
  },
  factory: {
    starts: ['07:30', '08:00', '08:00', '19:30', '20:00'],
    hours: [8, 9, 10],
    yuanAnHour: 23,
    byHour: 0.5,
    dawn: 0.35,
  },
  security: { starts: ['07:00', '08:00', '14:00', '19:00'], hours: [8, 9, 11], yuanAnHour: 20, byHour: 0.3, dawn: 0.3 },
  farming: {
    starts: ['05:00', '05:30', '06:00', '06:30'],
    hours: [5, 8, 9],
    yuanAnHour: 20,
    byHour: 0.1,
    dawn: 0.7,
    piece: '筐',
  },
  other: { starts: ['07:00', '09:00', '13:00', '18:00'], hours: [4, 8], yuanAnHour: 29, byHour: 0.5, dawn: 0.3 },
}
