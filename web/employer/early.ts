import { early } from '../shared/early.ts'

early()
