/** What a kind of work brings with it that the law has an opinion on. Grades are those of the row `wcg-minor-list`. */

export type OccupationFlag =
  | 'mining'
  | 'level-4-labour'
  | 'heavy-load'
  | 'toxic'
  | 'dust'
  | 'heights'
  | 'cold-water'
  | 'heat'
  | 'cold'
  | 'quarry'
  | 'logging'
  | 'radiation'
  | 'fire-explosive-burn'
  | 'diving-culvert'
  | 'vibrating-tool'
  | 'forced-posture'
  | 'boiler'
  /** Bars, karaoke, net cafés and the like. */
  | 'adult-venue'
  /** Work from which carriers are kept by law: food for direct eating, drinking water, child care … */
  | 'carrier-restricted'

type MinorBan = { text: string; rowId: 'ldf-58-minor-work' | 'wcg-minor-list' | 'wcf-61-minor-places' }

/** 劳动法 64 names the first three itself; the rest is the list of 未成年工特殊保护规定. */
export const MINOR_BANS: Partial<Record<OccupationFlag, MinorBan>> = {
  mining: { text: '矿山井下作业', rowId: 'ldf-58-minor-work' },
  toxic: { text: '有毒有害作业', rowId: 'ldf-58-minor-work' },
  'level-4-labour': { text: '第四级体力劳动强度的作业', rowId: 'ldf-58-minor-work' },
  'adult-venue': { text: '酒吧、歌舞厅、网吧等不适宜未成年人的场所', rowId: 'wcf-61-minor-places' },
  dust: { text: '一级以上接触粉尘作业', rowId: 'wcg-minor-list' },
  heights: { text: '二级以上高处作业', rowId: 'wcg-minor-list' },
  'cold-water': { text: '二级以上冷水作业', rowId: 'wcg-minor-list' },
  heat: { text: '三级以上高温作业', rowId: 'wcg-minor-list' },
  cold: { text: '三级以上低温作业', rowId: 'wcg-minor-list' },
  quarry: { text: '矿山下及采石场采石作业', rowId: 'wcg-minor-list' },
  logging: { text: '伐木、流放及守林作业', rowId: 'wcg-minor-list' },
  radiation: { text: '接触放射性物质的作业', rowId: 'wcg-minor-list' },
  'fire-explosive-burn': { text: '易燃易爆、易烧伤烫伤的高度危险作业', rowId: 'wcg-minor-list' },
  'diving-culvert': { text: '潜水、涵洞、涵道作业', rowId: 'wcg-minor-list' },
  'heavy-load': { text: '每小时6次以上每次超过20公斤、或间断每次超过25公斤的负重作业', rowId: 'wcg-minor-list' },
  'vibrating-tool': { text: '使用凿岩机、捣固机、气镐、铆钉机等的作业', rowId: 'wcg-minor-list' },
  'forced-posture': { text: '长时间强迫体位、每分钟超过50次的动作', rowId: 'wcg-minor-list' },
  boiler: { text: '锅炉司炉', rowId: 'wcg-minor-list' },
}

/** 女职工劳动保护特别规定, annex 1. */
export const WOMEN_BANS: Partial<Record<OccupationFlag, string>> = {
  mining: '矿山井下作业',
  'level-4-labour': '第四级体力劳动强度的作业',
  'heavy-load': '每小时6次以上每次超过20公斤、或间断每次超过25公斤的负重作业',
}
