import { App } from 'antd'

/** Puts text on the clipboard and says so; offices often run without HTTPS, where only the old way works. */
export function useCopy(): (text: string) => void {
  const { message } = App.useApp()
  return (text) => {
    const done = () => void message.success('已复制')
    const failed = () => void message.warning('没有复制成功，请选中链接自己复制')
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, failed)
    else if (copyOldWay(text)) done()
    else failed()
  }
}

function copyOldWay(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  const ok = document.execCommand('copy')
  field.remove()
  return ok
}
