import { Alert, Button } from 'antd'
import type { Reply } from '#kernel/endpoint.ts'
import { printWorkerCard, type registerWorker } from '#workers/workers.api.ts'
import { useKeys } from '../../shared/desk-ui/keys.tsx'
import { PageHead } from '../../shared/desk-ui/page-head.tsx'
import { PrintButton } from '../../shared/desk-ui/print-button.tsx'
import { useGo } from '../kit/go.ts'
import { NOT_INTRODUCED_WORDS } from '../words.ts'

/** Written down: the card is printed, the person is hired, or the next one is called. */
export function Registered({
  done: { reply, name },
  onAgain,
}: {
  done: { reply: Reply<typeof registerWorker> | null; name: string }
  onAgain: () => void
}) {
  const go = useGo()
  useKeys([{ keys: 'F4', label: '登记下一位', run: onAgain }])
  if (!reply) {
    return (
      <>
        <PageHead title="登记已记下" />
        <Alert
          type="warning"
          showIcon
          title={`网络不通，${name}的登记已存在这台电脑，联网后自动提交。`}
          description="提交后才有卡号，才能派工。有问题会在右上角列出。"
        />
        <div className="form-actions">
          <Button autoFocus type="primary" size="large" onClick={onAgain}>
            登记下一位 <kbd>F4</kbd>
          </Button>
        </div>
      </>
    )
  }
  const open = () => go(`/people/${reply.workerId}`)
  return (
    <>
      <PageHead
        title={`登记好了：${name}`}
        detail={reply.existed ? '这个证件原来就登记过，今天说的已经补上，没有重复登记。' : undefined}
      />
      <p className="card-number">
        卡号 <b className="digits">{reply.cardNumber}</b>
      </p>
      {reply.whyNotIntroduced ? (
        <Alert
          type="warning"
          showIcon
          title={NOT_INTRODUCED_WORDS[reply.whyNotIntroduced].todo}
          description={NOT_INTRODUCED_WORDS[reply.whyNotIntroduced].why}
        />
      ) : null}
      <div className="form-actions">
        <Button autoFocus type="primary" size="large" onClick={open}>
          {reply.whyNotIntroduced ? '打开本人页面' : '直接派工'} <kbd>Enter</kbd>
        </Button>
        <PrintButton
          endpoint={printWorkerCard}
          sent={{ params: { workerId: reply.workerId } }}
          label="打印零工卡"
          keys="Alt+k"
        />
        <Button size="large" onClick={onAgain}>
          登记下一位 <kbd>F4</kbd>
        </Button>
      </div>
    </>
  )
}
