export const words = {
  'no-voice': '这里还没有能朗读的声音，请看屏幕上的字，或打电话问市场工作人员',
  'voice-failed': '声音没有做出来，请再点一次，还不行请看屏幕上的字',
} as const
