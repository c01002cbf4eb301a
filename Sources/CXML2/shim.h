// Debian's libxml2 shows ICU's headers, whose types clash with those in Foundation. Only
// `xmlCharEncodingHandler`, which is not used, is laid out otherwise without them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>
#include <libxml/HTMLparser.h>
