import CruxStore
