// What happened in the demo community before today: thirty complaints, told as people lived them.

import { agreementStories } from './agreement-stories.ts'
import { endedStories } from './ended-stories.ts'
import { lateStories } from './late-stories.ts'
import { openStories } from './open-stories.ts'
import type { Story } from './story.ts'

export const stories: readonly Story[] = [...endedStories, ...lateStories, ...openStories, ...agreementStories]
