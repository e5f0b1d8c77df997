import { SignInQuestions as Questions } from '../../parts/sign-in-questions.tsx'
import { Page } from '../parts/page.tsx'

export function SignInQuestions({ why, onDone }: { why?: string; onDone?: () => void }) {
  return (
    <Questions
      door="worker"
      page={Page}
      why={why}
      onDone={onDone}
      words={{
        phoneHint: '用来登录，用工方有事也打这个电话。不用设密码。',
        nameHint: '和身份证上一样，结工钱用得上。',
        agree: '同意，登记',
        noPhone: '没有手机，请到市场窗口登记，一样能找活。',
      }}
    />
  )
}
