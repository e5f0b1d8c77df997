/** A refusal the caller is told about, by a code its endpoint declares. Anything else thrown is a bug. */
export class Failure extends Error {
  override name = 'Failure'
  readonly code: string
  readonly status: number
  /** Values for the sentence's {holes}; never personal data. */
  readonly facts: Facts
  /** Findings of a law check, suggestions for an unknown word: extra members of the problem document. */
  readonly more: Record<string, unknown>
  constructor(code: string, { facts = {}, more = {}, status = 409 }: FailureOptions = {}) {
    super(code)
    this.code = code
    this.status = status
    this.facts = facts
    this.more = more
  }
}
export type Facts = Record<string, string | number>
export interface FailureOptions {
  facts?: Facts
  more?: Record<string, unknown>
  /** 409 for a state or rule in the way, 404 for something that is not there, 422 for input that is well-formed and wrong. */
  status?: number
}

export function refuseIf(code: string | null, options?: FailureOptions): void {
  if (code) throw new Failure(code, options)
}
/** 404: not there, or not for this caller to know of. */
export function orMissing<T>(row: T | undefined | null, code: string): T {
  if (row === undefined || row === null) throw new Failure(code, { status: 404 })
  return row
}

/** RFC 9457 problem document as every refusal leaves the server. */
export interface Problem {
  type: string
  title: string
  status: number
  /** Chinese sentence: what is wrong and what to do. */
  detail: string
  code: string
  /** Of `invalid`: which field, and what is wrong with it, in Chinese. */
  fields?: { path: string; message: string }[]
  [more: string]: unknown
}

/** Refusals every endpoint can answer without declaring them. */
export const COMMON_WORDS = {
  invalid: '填写的内容有误，请按提示修改后再提交',
  'not-signed-in': '请先登录',
  forbidden: '您没有办理这件事的权限，请联系管理员',
  'not-found': '没有找到，可能已经删除或不归您管理',
  'no-such-address': '没有这个接口，请对照 /docs 核对网址',
  'wrong-method': '这个接口不支持 {method}，请改用 {allowed}',
  'not-json': '请求内容不是完整的 JSON，请核对括号、引号和逗号',
  'wrong-type': '不认识这种内容类型，请用 application/json 发送；上传文件用 multipart/form-data',
  'not-http': '请求不合 HTTP 的写法。网址里的汉字和空格要先编码，例如“石”写成 %E7%9F%B3',
  'key-missing':
    '请求缺少幂等键（Idempotency-Key：8 到 100 个字母、数字、- 或 _，每件事一个，重试时不换）。在网页上请刷新后重试',
  'key-used-otherwise': '同一个幂等键已用于另一项内容，请换新的键再提交',
  'too-many': '点得太快了，请等 {seconds} 秒再点',
  'too-slow': '网络太慢，没有收全，请换个网络再试，已填写的内容不会丢失',
  'too-large': '内容太大，请减小后再提交',
  busy: '系统正忙，请稍后重试，已填写的内容不会丢失',
  unknown: '提交结果尚未确认，请用同一内容重试，不会重复办理',
  bug: '系统出了故障，已记录。请稍后重试或找工作人员',
  offline: '连不上服务器，请看看网络，通了再试',
} as const

/** Fills the {holes} of a sentence. */
export function say(sentence: string, facts: Facts): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(facts[name] ?? hole))
}
