/** Chinese sentences of this module's refusals. */
export const words = {
  'task-over': '这项任务已经结束，不用再停止',
  'no-task-result': '这项任务没有可下载的文件；导出的文件只保留一天，请重新导出',
  'no-such-list': '没有这个列表，或它不能导出，请从页面上的“导出”按钮发起',
}
