/** Chinese sentences of this module's refusals. */
export const words = {
  'unknown-division': '没有“{asked}”这个地方，请核对。相近的有：{suggestions}',
  'division-file-unreadable': '读不出这个文件，请存成 CSV（UTF-8 或 GBK 编码）后再上传',
  'division-file-header':
    '第一行缺少这些列：{missing}。列名须为 代码、名称、上级代码、级别、生效日期，或英文 code,name,parent,level,valid_from',
  'division-file-empty': '文件里没有行政区划，请核对后再上传',
  'division-file-errors': '名单有 {count} 处错误，没有导入。请先试算，改好后再生效',
}
