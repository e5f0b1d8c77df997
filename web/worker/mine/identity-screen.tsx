import { words } from '#workers/workers.words.ts'
import { Redirect, useLocation } from '../../shared/ui/router.ts'
import { teach } from '../../shared/words.ts'
import { IdentityQuestion } from '../sign-in/identity-question.tsx'
import { OwnWorker } from './own-worker.tsx'

teach(words)

export function IdentityScreen() {
  const [, go] = useLocation()
  return (
    <OwnWorker title="登记证件">
      {(worker) =>
        worker.whyNotIntroduced === 'identity-needed' ? (
          <IdentityQuestion
            workerId={worker.workerId}
            name={worker.name}
            doneLabel="登记"
            onShown={() => go('/me', { replace: true })}
          />
        ) : (
          <Redirect to="/me" replace />
        )
      }
    </OwnWorker>
  )
}
