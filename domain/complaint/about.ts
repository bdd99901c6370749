// The employee a complaint is about (domain rule: nobody in conflict receives, handles, visits, approves or reads it).

import { byStaff, bySystem, type EntryDraft, internalEntry } from '../ledger/entry.ts'
import { holds } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Instant } from '../time.ts'
import { withoutCoHandler } from './co-handlers.ts'
import type { About, Complaint, Link, Stage } from './complaint.ts'
import { takenFrom } from './corrective-owner.ts'
import { advance, type Decision, type MessageDraft, type Moment, toRole } from './decision.ts'
import { type MoveRefusal, stageFor } from './lifecycle.ts'
import { clocksRunningOn } from './running-on.ts'

const isFirstContact = ({ firstContact }: Complaint, id: string): boolean => firstContact?.id === id

/** What changes of a complaint that is about somebody: he sees it no more, and is neither its first contact nor follows it, and owns no corrective action of it. */
export const keptOut = (complaint: Complaint, about: About): Partial<Complaint> => ({
  about,
  followers: complaint.followers.filter(it => it.userId !== about.person.id),
  correctiveActions: takenFrom(complaint.correctiveActions, about.person.id).actions,
  ...(isFirstContact(complaint, about.person.id) ? { firstContact: undefined } : {}),
})

/** What tells the dispatcher that a corrective action has lost its owner, who is kept out from now on. */
export const takenMessages = ({ correctiveActions }: Complaint, { person }: About): MessageDraft[] =>
  takenFrom(correctiveActions, person.id).taken ? [toRole('dispatcher', 'corrective-due')] : []

/** The employee the complaint is about: from now on it is out of his sight and hands. An order of his goes back, a first contact falls to the dispatcher. */
export const nameAbout = (
  complaint: Complaint,
  input: About,
  { actor, now, rules }: Moment,
): Result<Decision, MoveRefusal | 'in-conflict' | 'already-done'> => {
  const stage = stageFor(complaint, actor, 'nameAbout')
  if (!stage.ok) return stage
  const { id } = input.person
  if (id === actor.id) return refuse('in-conflict')
  // Naming somebody else gives the first one his sight back: that is for those above.
  if (complaint.about && !holds(actor, complaint.communityId, ['manager', 'auditor'])) return refuse('already-done')
  // An order that was carried out is history; one that is not goes back.
  const isHandler = 'order' in stage.value && stage.value.order.handler.id === id
  return accept({
    complaint: advance(complaint, isHandler ? { state: 'accepted' } : withoutCoHandler(stage.value, id), {
      ...keptOut(complaint, input),
      ...(isHandler
        ? {
            proposal: undefined,
            clocks:
              stage.value.state === 'checking'
                ? clocksRunningOn(complaint, stage.value.report, now, rules)
                : complaint.clocks,
          }
        : {}),
    }),
    entries: [
      internalEntry('about-named', byStaff(actor), now, {
        facts: {
          person: input.person.name,
          personId: id,
          superiorIds: input.superiorIds,
          takenBack: isHandler,
          handedOver: isFirstContact(complaint, id),
        },
      }),
    ],
    messages: [...(isHandler ? [toRole('dispatcher', 'returned')] : []), ...takenMessages(complaint, input)],
  })
}

/** The parent of one matter: what it is merged into, or was answered with. A child that was split off or went into another round has none. */
export const parentOf = (stage: Stage): Link | undefined => {
  if (stage.state === 'merged') return stage.parent
  return 'outcome' in stage && stage.outcome.how === 'with-parent' ? stage.outcome.parent : undefined
}

/** What tells a child's timeline that it is about the employee its parent is about; nothing where it is already. */
export const sharedEntries = (child: Complaint, { person, superiorIds }: About, now: Instant): EntryDraft[] => {
  if (child.about?.person.id === person.id) return []
  const handedOver = isFirstContact(child, person.id)
  const facts = { person: person.name, personId: person.id, superiorIds, takenBack: false, handedOver }
  return [internalEntry('about-named', bySystem, now, { facts })]
}

/** The parent is about an employee by now, so its child is too; nothing happens where the child is neither merged into it nor answered with it. */
export const sharedAbout = (child: Complaint, parent: Complaint, now: Instant): Decision | undefined => {
  const { about } = parent
  if (!about || parentOf(child.stage)?.id !== parent.id) return undefined
  const entries = sharedEntries(child, about, now)
  if (entries.length === 0) return undefined
  return {
    complaint: advance(child, child.stage, keptOut(child, about)),
    entries,
    messages: takenMessages(child, about),
  }
}
