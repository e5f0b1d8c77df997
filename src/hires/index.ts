/** What other modules may call of hires. */
export { type LedgerFault, ledgerFaults } from './ledger.ts'
