// The employee a complaint is about (domain rule: nobody in conflict receives, handles, visits, approves or reads it).

import { byStaff, bySystem, internalEntry } from '../ledger/entry.ts'
import { holds } from '../people/actor.ts'
import { accept, type Result, refuse } from '../result.ts'
import type { Instant } from '../time.ts'
import { withoutCoHandler } from './co-handlers.ts'
import type { About, Complaint } from './complaint.ts'
import { advance, type Decision, type Moment, toRole } from './decision.ts'
import { type MoveRefusal, stageFor } from './lifecycle.ts'
import { clocksRunningOn } from './running-on.ts'

const isFirstContact = ({ firstContact }: Complaint, id: string): boolean => firstContact?.id === id

/** What changes of a complaint that is about somebody: he sees it no more, and is neither its first contact nor follows it. */
export const keptOut = (complaint: Complaint, about: About): Partial<Complaint> => ({
  about,
  followers: complaint.followers.filter(it => it.userId !== about.person.id),
  ...(isFirstContact(complaint, about.person.id) ? { firstContact: undefined } : {}),
})

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
    messages: isHandler ? [toRole('dispatcher', 'returned')] : [],
  })
}

/** The parent is about an employee by now, so its child is too; nothing happens where the child is not merged into it any more. */
export const sharedAbout = (child: Complaint, parent: Complaint, now: Instant): Decision | undefined => {
  const { about } = parent
  const isIn = child.stage.state === 'merged' && child.stage.parent.id === parent.id
  if (!about || !isIn || child.about?.person.id === about.person.id) return undefined
  const { person, superiorIds } = about
  return {
    complaint: advance(child, child.stage, keptOut(child, about)),
    entries: [
      internalEntry('about-named', bySystem, now, {
        facts: {
          person: person.name,
          personId: person.id,
          superiorIds,
          takenBack: false,
          handedOver: isFirstContact(child, person.id),
        },
      }),
    ],
    messages: [],
  }
}
