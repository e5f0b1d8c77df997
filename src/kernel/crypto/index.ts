/** The door of the crypto room: what other rooms use, and nothing by which a key could be taken out. */
export { blindIndex, blindIndexes, commitmentHolds, commitTo } from './blind-index.ts'
export { canonicalJson, evidenceOf, hashToken, sha256, sm3 } from './digests.ts'
export { environmentKeys, fileKeys, type KeyProvider, keyProviderOf, loadKeyring } from './key-provider.ts'
export {
  BadKeyring,
  type Keyring,
  type KeyringSpec,
  newKeyringSpec,
  openKeyring,
  type Profile,
  rotateKeyring,
  UnknownKey,
} from './keyring.ts'
export { hashPassword, verifyPassword } from './password.ts'
export {
  bytesNeedReseal,
  keyIdOf,
  needsReseal,
  openBytes,
  openField,
  sealBytes,
  sealField,
  Unsealable,
} from './seal.ts'
export { newTotpSecret, totpAt, totpUri, verifyTotp } from './totp.ts'
