// Debian's libxml2 pulls in ICU headers that clash with Foundation's.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

// `xmlFree` is a mutable global, which Swift 6 rejects.
static inline void crux_xmlFree(void *_Nullable pointer) { xmlFree(pointer); }
