import type { Settings } from '#kernel/context.ts'
import type { Role } from '#kernel/endpoint.ts'
import { ROTATION_DAYS } from './password.rules.ts'
import { needsSecondFactor } from './role.rules.ts'

/** `LINGGONG_PASSWORDS=mixed`: the kinds of characters and the rotation that 等保三级 asks for. */
export function passwordPolicy(): { mixed: boolean; rotationDays: number | null } {
  const mixed = process.env['LINGGONG_PASSWORDS'] === 'mixed'
  return { mixed, rotationDays: mixed ? ROTATION_DAYS : null }
}

interface Standing {
  role: Role | null
  strength: string
  passwordChangedAt: Date | null
  now: Date
}
/** What a member of staff must do before anything else. In the demo, where nobody is real, the second factor is offered and not demanded. */
export function mustDo(
  { demo }: Settings,
  { role, strength, passwordChangedAt, now }: Standing,
): 'second-factor' | 'new-password' | null {
  if (!role || strength === 'sms' || strength === 'sso' || strength === 'paired') return null
  if (!demo && strength === 'password' && needsSecondFactor(role)) return 'second-factor'
  const { rotationDays } = passwordPolicy()
  const old =
    rotationDays !== null &&
    passwordChangedAt !== null &&
    now.getTime() - passwordChangedAt.getTime() > rotationDays * 86_400_000
  return old ? 'new-password' : null
}
