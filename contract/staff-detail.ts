// A complaint as staff see it: the detail of a resident, and what is inside the company.

import * as z from 'zod/mini'
import { clockKinds } from '#domain/clocks/policy.ts'
import { categoryRoots, causes, liableParties, settlements } from '#domain/complaint/classes.ts'
import { customerRelations } from '#domain/complaint/complaint.ts'
import { objectionGrounds } from '#domain/complaint/objection.ts'
import { Detail, LinkView } from './complaint-views.ts'
import { ExpensesView } from './expenses.ts'
import { Id, Instant, known } from './fields.ts'

const Said = z.object({ words: z.string(), by: z.string(), at: Instant })

/** What is going on around the work of a complaint; staff only. */
const Dealings = {
  proposal: z.optional(
    z.object({
      kind: known(['transfer', 'pause', 'date']),
      by: z.string(),
      at: Instant,
      words: z.string(),
      department: z.optional(z.string()),
      to: z.optional(Instant),
    }),
  ),
  consultations: z.optional(
    z.array(
      z.object({
        department: z.string(),
        question: z.string(),
        askedBy: z.string(),
        askedAt: Instant,
        answer: z.optional(Said),
      }),
    ),
  ),
  correctiveActions: z.optional(
    z.array(
      z.object({
        what: z.string(),
        owner: z.string(),
        /** Whose it is; missing where nobody of the staff was named. */
        ownerId: z.optional(Id),
        by: Instant,
        /** Whether the reader may say that it was carried out; missing from servers of before it had an owner. */
        mayComplete: z.optional(z.boolean()),
        done: z.optional(Said),
        verified: z.optional(z.object({ by: z.string(), at: Instant })),
      }),
    ),
  ),
  /** Without `by` the system urged, because of the clock. */
  urges: z.optional(
    z.array(
      z.object({
        number: z.string(),
        at: Instant,
        by: z.optional(z.string()),
        words: z.optional(z.string()),
        clock: z.optional(known(clockKinds)),
        answer: z.optional(Said),
      }),
    ),
  ),
  instruction: z.optional(z.object({ askedAt: Instant, words: z.optional(z.string()), by: z.optional(z.string()) })),
  /** 签呈, in the order they were made. `mayDecide`: the reader decides about it. */
  objections: z.optional(
    z.array(
      z.object({
        department: z.string(),
        ground: known(objectionGrounds),
        words: z.string(),
        by: z.string(),
        at: Instant,
        decided: z.optional(z.extend(Said, { upheld: z.boolean() })),
        mayDecide: z.optional(z.boolean()),
      }),
    ),
  ),
  /** What the reader can object to now. */
  objectionGrounds: z.optional(z.array(known(objectionGrounds))),
  /** Without `by` the system opened it: too many transfers or unsatisfied ends. */
  supervision: z.optional(
    z.object({ at: Instant, by: z.optional(z.string()), reason: z.string(), count: z.optional(z.number()) }),
  ),
  delayAccount: z.optional(z.object({ askedAt: Instant, words: z.optional(z.string()), by: z.optional(z.string()) })),
  finalAnswer: z.optional(z.object({ words: z.string(), proposedBy: z.string() })),
  repeatOf: z.optional(LinkView),
  children: z.optional(z.array(LinkView)),
  about: z.optional(z.string()),
  ownCase: z.optional(z.boolean()),
  transfers: z.optional(z.number()),
  /** 已同意转给: the department the next order is to go to, where a granted transfer named one. */
  transferredTo: z.optional(z.string()),
  /** Who answers for it now, by name; where the one named is away, his deputies. */
  answerable: z.optional(z.array(z.string())),
}

/** A complaint as staff see it: with the customer (phone masked), the order and internal entries. */
export const StaffDetail = z.extend(Detail, {
  customer: z.object({
    name: z.string(),
    maskedPhone: z.optional(z.string()),
    relation: known(customerRelations),
    hidden: z.boolean(),
    /** Leads to 客户台账, for whoever reads the community. */
    who: z.optional(z.object({ userId: z.optional(Id), phoneHash: z.optional(Id) })),
  }),
  /** Counts every write; missing from servers of before it was told. */
  version: z.optional(z.number()),
  /** When it was written down; later than it was received where somebody wrote later than he heard. */
  recordedAt: z.optional(Instant),
  /** 第三方转来: who sent it on, its own number, until when it wants the answer. */
  thirdParty: z.optional(
    z.object({ sender: z.string(), number: z.optional(z.string()), answerBy: z.optional(Instant) }),
  ),
  categoryId: Id,
  /** Of the category; missing from servers of before there was one. */
  categoryRoot: z.optional(known(categoryRoots)),
  departmentId: Id,
  needsPhotos: z.boolean(),
  happeningNow: z.boolean(),
  arrivedAt: z.optional(Instant),
  /** 到场位置: for the office and the head, where it was given. */
  arrivalPlace: z.optional(
    z.object({ latitude: z.number(), longitude: z.number(), accuracy: z.number(), at: Instant }),
  ),
  ...Dealings,
  firstContact: z.optional(z.string()),
  order: z.optional(
    z.object({
      number: z.string(),
      department: z.string(),
      handler: z.string(),
      dispatchedBy: z.string(),
      dispatchedAt: Instant,
      instruction: z.optional(z.string()),
      sentBack: z.optional(z.string()),
      /** 协办: who works on it beside the handler. */
      coHandlers: z.optional(z.array(z.object({ userId: Id, name: z.string(), department: z.optional(z.string()) }))),
    }),
  ),
  report: z.optional(
    z.object({
      remedialAction: z.string(),
      cause: known(causes),
      settlement: known(settlements),
      liableParty: known(liableParties),
      correctiveNeeded: z.boolean(),
      correctiveWords: z.string(),
      correctiveBy: z.optional(Instant),
      expenses: z.optional(ExpensesView),
      reportedAt: Instant,
    }),
  ),
})
export type StaffDetail = z.infer<typeof StaffDetail>
