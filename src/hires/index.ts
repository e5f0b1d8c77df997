/** What other modules may call of hires. */
export { getHire } from './find-hires.ts'
export { type LedgerFault, ledgerFaults } from './ledger.ts'
