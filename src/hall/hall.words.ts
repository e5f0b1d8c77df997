export const words = {
  'bell-over': '这次叫人已经有同事应答，或者人已经走了，请看最新的列表',
}
