// A mutant must not survive today and die tomorrow, so the random tests draw the same cases in every mutation run.
import fc from 'fast-check'

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20261122 })
