/** Why a message was not sent, for people at a counter; our own words for what we know, the gateway's code for the rest. */
export function whyUnsent(failure: string | null): string {
  if (failure === 'too late') return '过了有效时间才轮到'
  if (failure === 'no gateway' || failure?.endsWith(' is not set')) return '本系统还没有开通短信'
  if (!failure || failure === 'given up') return '试了多次没有成功'
  const [, error] = /^given up: (.+)$/.exec(failure) ?? []
  if (error) return `试了多次没有成功（${error}）`
  return /Error$/.test(failure) ? `短信平台没有接通（${failure}）` : `短信平台没有接收（${failure}）`
}
