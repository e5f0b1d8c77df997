/** 行政区划: the tree that rights, rules and figures hang on; found by name, pinyin or code, renewed by import. */
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Day, Id, Paging, PagingById, paged, Text } from '#kernel/schemas.ts'

export const DIVISION_LEVELS = ['province', 'city', 'county', 'town'] as const
export const DivisionLevel = z.enum(DIVISION_LEVELS)

export const DivisionItem = z
  .object({
    code: z.string(),
    name: z.string(),
    /** 广东省广州市番禺区石碁镇. */
    fullName: z.string(),
    parent: z.string().nullable(),
    level: DivisionLevel,
    /** The county level of 东莞 and 中山: in the tree, never in a name. */
    virtual: z.boolean(),
    /** 开发区、港区、机场 people name as a work place. */
    zone: z.boolean(),
    /** Whether anything lies under it today. */
    hasChildren: z.boolean(),
    validFrom: Day.nullable(),
    /** Null: today's. */
    validTo: Day.nullable(),
    /** What took over when it ended. */
    successor: z.object({ code: z.string(), fullName: z.string() }).nullable(),
  })
  .meta({ id: 'Division' })

export const DivisionPage = DivisionItem.extend({
  source: z.string(),
  /** From the province down, itself not included; the virtual level left out. */
  ancestors: z.array(z.object({ code: z.string(), name: z.string(), level: DivisionLevel })),
  /** Today's divisions right under it; towns directly under 东莞 and 中山. */
  children: z.array(DivisionItem),
  /** What an import changed in it, newest first. */
  formerly: z.array(z.object({ name: z.string(), parentName: z.string().nullable(), until: Day })),
}).meta({ id: 'DivisionPage' })

/** Malformed codes too are answered with suggestions, so nothing is refused by its shape. */
const AskedCode = z.string().trim().min(1).max(40)

export const findDivisions = endpoint({
  method: 'GET',
  path: '/divisions',
  summary: 'Divisions by word (name, pinyin, initials, code), by parent, by level',
  zh: '查找行政区划：按名称、拼音、代码，或逐级选择',
  callers: ['anyone'],
  query: Paging.extend({
    /** 番禺, 东莞长安, panyu, pyq, 440113. An unknown word is refused with suggestions. */
    text: z.string().trim().min(1).max(60).optional(),
    /** Right under this division; with `text` or `level`: anywhere inside it. */
    parent: AskedCode.optional(),
    level: DivisionLevel.optional(),
  }).describe('什么都不填：21 个地级以上市'),
  reply: paged(DivisionItem),
  fails: ['unknown-division'],
})

export const getDivision = endpoint({
  method: 'GET',
  path: '/divisions/{divisionCode}',
  summary: 'One division with its full name, what it lies in and what lies in it',
  zh: '一个行政区划：全称、上级、下级、沿革',
  callers: ['anyone'],
  params: z.object({ divisionCode: AskedCode }),
  reply: DivisionPage,
  fails: ['unknown-division'],
})

/** A row of the uploaded list that cannot be taken, in Chinese. `line` counts from 1, the header being 1; 0: the list as a whole. */
export const DivisionRowError = z
  .object({ line: z.int(), code: z.string().nullable(), message: z.string() })
  .meta({ id: 'DivisionRowError' })

export const DivisionChange = z
  .object({
    code: z.string(),
    name: z.string(),
    level: DivisionLevel,
    /** Null: not known before. */
    was: z.object({ name: z.string(), parent: z.string().nullable(), parentName: z.string().nullable() }).nullable(),
    parent: z.string().nullable(),
    parentName: z.string().nullable(),
    /** First day; of an ended division its last. */
    on: Day,
    successor: z.object({ code: z.string(), name: z.string() }).nullable(),
  })
  .meta({ id: 'DivisionChange' })

export const DivisionImport = z
  .object({
    /** Null while only tried. */
    importId: Id.nullable(),
    applied: z.boolean(),
    rows: z.int(),
    unchanged: z.int(),
    added: z.array(DivisionChange),
    changed: z.array(DivisionChange),
    ended: z.array(DivisionChange),
    errors: z.array(DivisionRowError),
  })
  .meta({ id: 'DivisionImport' })

export const importDivisions = endpoint({
  method: 'POST',
  path: '/division-imports',
  summary:
    'Try or apply a newer division list: CSV with the header code,name,parent,level,valid_from or 代码,名称,上级代码,级别,生效日期',
  zh: '导入新的行政区划名单：先试算，看清增、改、撤，再生效',
  callers: ['system-admin'],
  kind: 'upload',
  body: z
    .object({
      /** Where the list comes from: document and number. */
      source: Text(200, 2),
      /** `part`: only what the file names changes. `whole`: official divisions the file does not name have ended. */
      coverage: z.enum(['part', 'whole']).default('part'),
      /** False only shows what would happen. A list with errors is never applied. */
      apply: z.stringbool().default(false),
    })
    .describe(
      'CSV（UTF-8 或 GBK）。可另加列 valid_to（撤销日期）、successor（接续代码）：撤销的区划写明最后一天和接续的代码',
    ),
  reply: DivisionImport,
  fails: [
    'forbidden',
    'division-file-unreadable',
    'division-file-header',
    'division-file-empty',
    'division-file-errors',
  ],
})

export const getDivisionImports = endpoint({
  method: 'GET',
  path: '/division-imports',
  summary: 'Imports so far, newest first',
  zh: '行政区划导入记录',
  callers: ['system-admin', 'audit-admin', 'province-officer'],
  query: PagingById,
  reply: paged(
    z.object({
      importId: Id,
      at: z.iso.datetime({ offset: true }),
      source: z.string(),
      added: z.int(),
      changed: z.int(),
      ended: z.int(),
    }),
  ),
})
