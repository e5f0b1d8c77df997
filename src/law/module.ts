import { routes } from '#kernel/mount.ts'
import { confirmLawRow, replaceLawRow, withdrawLawConfirmation } from './confirm-row.ts'
import { findLawRows, getLawRow } from './find-law-rows.ts'
import { getWageFloors } from './get-wage-floors.ts'
import { getHolidays, putHolidays } from './keep-holidays.ts'
import * as api from './law.api.ts'

export default routes(api, {
  findLawRows,
  getLawRow,
  confirmLawRow,
  withdrawLawConfirmation,
  replaceLawRow,
  getWageFloors,
  getHolidays,
  putHolidays,
})
