import { html } from 'ghtml'
import type { Ctx } from '#kernel/context.ts'
import { voicesOf } from '#speech/index.ts'
import { VOICE_NAMES } from '#speech/number.rules.ts'
import type { WholeJob } from './find-jobs.ts'
import { iconHtml } from './icons.ts'

/** 听一听 without a script: the browser's own player, which fetches nothing before it is pressed. Nothing where there is no voice. */
export async function listenHtml(ctx: Ctx, { shift, post }: WholeJob): Promise<string> {
  const voices = await voicesOf(ctx.settings)
  if (voices.length === 0) return ''
  const playerHtml = ({ voice }: (typeof voices)[number]) => {
    const source = `/api/markets/${post.marketId}/posts/${post.postId}/speech?voice=${voice}&shiftId=${shift.shiftId}`
    return html`<p>${VOICE_NAMES[voice]} <a class="button" href="${source}">打开声音</a> <audio controls preload="none" src="${source}" aria-label="用${VOICE_NAMES[voice]}听这个活"></audio></p>`
  }
  return html`<details class="listen"><summary class="button">!${iconHtml('listen')}听一听</summary>!${voices.map(playerHtml)}</details>`
}
