import { routes } from '#kernel/mount.ts'
import * as api from './divisions.api.ts'
import { findDivisions, getDivision } from './find-divisions.ts'
import { getDivisionImports, importDivisions } from './import-divisions.ts'

export default routes(api, { findDivisions, getDivision, importDivisions, getDivisionImports })
