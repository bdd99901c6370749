// What happened in the demo community before today: twenty complaints, told as people lived them.

import { endedStories } from './ended-stories.ts'
import { openStories } from './open-stories.ts'
import type { Story } from './story.ts'

export const stories: readonly Story[] = [...endedStories, ...openStories]
