import { words as accounts } from '#accounts/accounts.words.ts'
import { words as divisions } from '#divisions/divisions.words.ts'
import { words as employers } from '#employers/employers.words.ts'
import { words as hires } from '#hires/hires.words.ts'
import { words as jobs } from '#jobs/jobs.words.ts'
import { ADMIN_ROLES, OFFICERS } from '#kernel/endpoint.ts'
import { words as law } from '#law/law.words.ts'
import { words as markets } from '#markets/markets.words.ts'
import { words as occupations } from '#occupations/occupations.words.ts'
import { SignInGate } from '../shared/desk-ui/sign-in/gate.tsx'
import { startFull } from '../shared/desk-ui/surface.tsx'
import { teach } from '../shared/words.ts'
import { makeRoutes, places } from './routes.tsx'
import { TopBar } from './top-bar.tsx'
import './office.css'

teach({ ...accounts, ...divisions, ...employers, ...hires, ...jobs, ...law, ...occupations, ...markets })
/** Mediators look into employers, posts and wages from here; their cases are the desk's. */
const ROLES = [...OFFICERS, ...ADMIN_ROLES, 'clerk', 'mediator'] as const

startFull('office', makeRoutes, places, {
  around: (children) => (
    <SignInGate title="管理后台" roles={ROLES}>
      <TopBar />
      {children}
    </SignInGate>
  ),
})
