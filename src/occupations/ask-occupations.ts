import type { Handler } from '#kernel/mount.ts'
import { occupationBookOf } from './book.ts'
import {
  getOccupations as findOrRefuse,
  getOccupation as getOne,
  type Occupation,
  occupationsOf,
} from './occupation.rules.ts'
import type * as api from './occupations.api.ts'

export const getOccupations: Handler<typeof api.getOccupations> = async (_input, { db }) => {
  const book = await occupationBookOf(db)
  return {
    groups: book.groups.map(({ code, name, picture }) => ({
      code,
      name,
      picture,
      occupations: occupationsOf(book, code).map(itemOf),
    })),
  }
}

export const getOccupation: Handler<typeof api.getOccupation> = async ({ params }, { db }) => {
  const book = await occupationBookOf(db)
  const occupation = getOne(book, params.occupationCode)
  const { nationalCode, skill, risks, minors, certificates, payUnit } = occupation
  return {
    ...itemOf(occupation),
    nationalCode,
    skill,
    risks,
    minors,
    certificates,
    payUnit,
    groupName: book.groups.find((group) => group.code === occupation.group)!.name,
    aliases: occupation.aliases.map((alias) => alias.word),
    adjacent: occupation.adjacent.map((code) => itemOf(getOne(book, code))),
  }
}

export const searchOccupations: Handler<typeof api.searchOccupations> = async ({ query }, { db }) => ({
  items: findOrRefuse(await occupationBookOf(db), query.text, query.limit).map(itemOf),
})

function itemOf({ code, name, spoken, picture, group }: Occupation) {
  return { code, name, spoken, picture, group }
}
