import { useMe } from '../../shared/session.ts'
import { Redirect, useLocation, useSearchParams } from '../../shared/ui/router.ts'
import { Skeleton } from '../../shared/ui/states.tsx'
import { ownPath } from '../parts/own-path.ts'
import { Page } from '../parts/page.tsx'
import { SignInQuestions } from './sign-in-questions.tsx'

export function SignInScreen() {
  const [search] = useSearchParams()
  const [, go] = useLocation()
  const { me, isPending } = useMe()
  const to = ownPath(search.get('to'))
  if (me) return <Redirect to={to} replace />
  if (isPending)
    return (
      <Page title="登录" back="/">
        <Skeleton />
      </Page>
    )
  return <SignInQuestions onDone={() => go(to, { replace: true })} />
}
