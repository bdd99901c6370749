// What stands in the two tables, for tests that say what an act wrote, or that it wrote nothing.

import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { type MessageItem, MessageItem as MessageShape } from '../../functions/messages/message-item.ts'
import { tableNames } from '../../local/outside.ts'
import type { Stack } from '../../local/stack.ts'

export type StoredItem = Record<string, unknown>

const Image = z.custom<Record<string, AttributeValue>>(value => typeof value === 'object' && value !== null)

/** Every item of both tables. */
export const storedItems = ({ database }: Pick<Stack, 'database'>): StoredItem[] =>
  [tableNames.records, tableNames.working]
    .flatMap(table => database.allItems(table))
    .map(item => unmarshall(Image.parse(item)))

/** Items whose partition key begins so. */
export const storedUnder = (stack: Pick<Stack, 'database'>, prefix: string): StoredItem[] =>
  storedItems(stack).filter(item => String(item.pk).startsWith(prefix))

/** Both tables as text, without sessions and WeChat's token: equal before and after what changed nothing. */
export const pictureOf = (stack: Pick<Stack, 'database'>): string[] =>
  storedItems(stack)
    .filter(item => !/^(SESSION|WXTOKEN)#/.test(String(item.pk)))
    .map(item => JSON.stringify(item))

/** The outbox items about a complaint, or all of them. */
export const storedMessages = (stack: Pick<Stack, 'database'>, complaintId = ''): MessageItem[] =>
  storedUnder(stack, `MESSAGE#${complaintId}`).map(item => MessageShape.parse(item))
