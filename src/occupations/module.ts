import { routes } from '#kernel/mount.ts'
import { getOccupation, getOccupations, searchOccupations } from './ask-occupations.ts'
import * as api from './occupations.api.ts'

export default routes(api, { getOccupation, getOccupations, searchOccupations })
