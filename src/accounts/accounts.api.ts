import { z } from 'zod'
import { endpoint, DOORS, ROLES } from '#kernel/endpoint.ts'
import { Id, NoContent } from '#kernel/schemas.ts'

/** Who a session speaks for, as every screen shows it in its head. */
export type Me = z.infer<typeof Me>
export const Me = z
  .object({
    personId: Id,
    name: z.string(),
    phoneMasked: z.string().nullable(),
    as: z.enum(ROLES),
    door: z.enum(DOORS),
    grantId: Id.nullable(),
    employerId: Id.nullable(),
    marketId: Id.nullable(),
    divisionCode: z.string().nullable(),
    /** Other hats of the same person behind the same door. */
    hats: z.array(z.object({ grantId: Id, as: z.enum(ROLES), label: z.string() })),
  })
  .meta({ id: 'Me' })

export const getMe = endpoint({
  method: 'GET', path: '/session', summary: 'Who I am in this session', zh: '当前登录的是谁、以什么身份',
  callers: ROLES, reply: Me, fails: [],
})
export const endSession = endpoint({
  method: 'DELETE', path: '/session', summary: 'Sign out', zh: '退出登录', callers: ROLES, reply: NoContent,
})
