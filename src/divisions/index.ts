/** What other modules may call of divisions; pure questions on a tree are in `division.rules.ts`. */
export { areaOf, fullNameOf, getCurrentDivision, getDivision, isWithin } from './division.rules.ts'
export { getDivisions } from './find-divisions.rules.ts'
export { loadDivisions } from './load-divisions.ts'
export { divisionTreeOf } from './tree.ts'
