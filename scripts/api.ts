/** `npm run api`: writes the contract's description, so that a change of it shows in review. */
import { writeFileSync } from 'node:fs'
import { describeContract } from '../src/app.ts'

writeFileSync(new URL('../openapi.json', import.meta.url), `${JSON.stringify(describeContract(), null, 1)}\n`)
