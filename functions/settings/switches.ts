// 功能开关: the administrator switches a feature of the community off, and on again.

import type { Reason } from '#contract/refusals.ts'
import type { Settings } from '#contract/settings.ts'
import { featureWords } from '#contract/words.ts'
import { type Feature, isOn, withSwitch } from '#domain/places/switches.ts'
import { accept, type Result } from '#domain/result.ts'
import type { Core } from '../core.ts'
import type { Asked } from '../http/serve.ts'
import type { ProfileItem } from '../places/community.ts'
import { changeSettings } from './change-settings.ts'

type Switch = { communityId: string; version: number; feature: Feature; on: boolean }

const wordFor = ({ off }: ProfileItem, feature: Feature): string => (isOn(off, feature) ? '开' : '关')

export const saveSwitch = (core: Core, request: Asked<unknown, unknown, Switch>): Promise<Result<Settings, Reason>> =>
  changeSettings(core, request, {
    name: 'saveSwitch',
    after: (profile, body) => accept({ ...profile, off: withSwitch(profile.off, body) }),
    audited: (before, after, { feature }) => ({
      act: 'switch-changed',
      what: featureWords[feature],
      changes: [
        {
          field: 'switch',
          of: featureWords[feature],
          before: wordFor(before, feature),
          after: wordFor(after, feature),
        },
      ],
    }),
  })
