import { SignInQuestions as Questions } from '../../parts/sign-in-questions.tsx'
import { useDraft } from '../../shared/draft.ts'
import { Page } from '../parts/page.tsx'
import { emptyRegister } from '../register/register-draft.ts'

export function SignInQuestions({ onDone }: { onDone: () => void }) {
  // The registration that may follow asks for the same number: nothing is typed twice.
  const [register, setRegister] = useDraft('employer-register', emptyRegister())
  return (
    <Questions
      door="employer"
      page={Page}
      onSent={(phone) => setRegister({ ...register, phone })}
      onDone={onDone}
      words={{
        phoneHint: '用来登录，不用设密码。登记和发招工都不收费。',
        nameHint: '经办人本人的姓名，和身份证上一样。',
        agree: '同意，继续',
      }}
    />
  )
}
