/** The trades most posts ask for, in the words people say; every other one by its word or its group. Held against the taxonomy by a test. */
export const COMMON = [
  ['loader', '搬运装卸'],
  ['sorter', '分拣'],
  ['packer', '打包'],
  ['cleaner', '保洁'],
  ['hourly-helper', '钟点工'],
  ['dishwasher', '洗碗'],
  ['waiter', '服务员'],
  ['kitchen-hand', '厨房帮工'],
  ['general-labourer', '工地小工'],
  ['factory-hand', '工厂普工'],
  ['sewing-worker', '车衣'],
  ['house-mover', '搬家'],
] as const
