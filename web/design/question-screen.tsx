import { useDraft } from '../shared/draft.ts'
import { Choice } from '../shared/ui/choice.tsx'
import { PhoneField, Stepper } from '../shared/ui/fields.tsx'
import { OneQuestion } from '../shared/ui/one-question.tsx'
import { useLocation } from '../shared/ui/router.ts'

export function QuestionScreen() {
  const [, go] = useLocation()
  const [said, setSaid, { clear }] = useDraft('design-question', {
    phone: '',
    paid: null as 'day' | 'done' | null,
    heads: 1,
  })
  return (
    <OneQuestion
      onDone={() => {
        clear()
        go('/')
      }}
      steps={[
        {
          id: 'phone',
          question: '您的手机号',
          hint: '有活了打这个号码。',
          content: <PhoneField label="手机号" value={said.phone} onValue={(phone) => setSaid({ ...said, phone })} />,
          whyNot: said.phone.length === 11 ? null : '请填11位手机号',
        },
        {
          id: 'paid',
          question: '工钱怎么结',
          content: (
            <Choice
              label="工钱怎么结"
              hideLabel
              value={said.paid}
              onValue={(paid) => setSaid({ ...said, paid })}
              options={[
                { value: 'day', label: '日结' },
                { value: 'done', label: '完工结' },
              ]}
            />
          ),
          whyNot: said.paid ? null : '请选一个',
        },
        {
          id: 'heads',
          question: '要几个人',
          content: <Stepper label="人数" value={said.heads} onValue={(heads) => setSaid({ ...said, heads })} />,
        },
      ]}
    />
  )
}
