/** Chinese sentences of this module's refusals. */
export const words = {
  'market-outside-area': '这个地方不归您管辖，请选择本辖区内的行政区划',
  'market-name-taken': '已经有一个叫“{name}”的市场，请在名称里写明具体位置',
  'industry-missing': '行业零工市场要写明行业，例如纺织、家政',
  'state-not-next': '“{from}”的市场不能直接改为“{to}”，可以改为：{allowed}',
  'why-missing': '改为“{to}”要写明原因',
  'workers-go-to-missing': '关闭或迁移市场要写明工友去哪里，请选择接收的市场',
  'workers-go-to-closed': '接收的市场现在没有运行，请选择正在运行的市场',
  'zone-not-here': '这个功能区不属于本市场，请刷新后再改',
} as const
