import { routes } from '#kernel/mount.ts'
import { decideEmployer } from './decide-employer.ts'
import * as api from './employers.api.ts'
import {
  findEmployerByUscc,
  findEmployers,
  getEmployer,
  getEmployerCard,
  listEmployerReviews,
} from './find-employers.ts'
import { addPaper, readEmployerPhone, readPaper } from './keep-papers.ts'
import { listMembers } from './list-members.ts'
import { changeEmployer, registerEmployer, registerEmployerAtDesk, tieEmployer } from './register-employer.ts'

export default routes(api, {
  registerEmployer,
  registerEmployerAtDesk,
  findEmployers,
  tieEmployer,
  findEmployerByUscc,
  getEmployerCard,
  getEmployer,
  changeEmployer,
  addPaper,
  readPaper,
  readEmployerPhone,
  listEmployerReviews,
  listMembers,
  decideEmployer,
})
